import { appendFileSync, closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";

export type Values = Readonly<Record<string, unknown>>;

/** Something that exists in the cloud. */
export interface Thing {
  readonly id: string;
  readonly type: string;
  readonly urn: string;
  readonly inputs: Values;
  readonly outputs: Values;
}

interface Entry extends Thing {
  readonly operation: "create" | "update" | "delete";
}

/**
 * What exists, as a log of what was done to it: one JSON line for each call that changed something. It outlives the
 * providers, which start again with every command, and several of them may write to it.
 */
export class Cloud {
  readonly #file: string;
  /** How much of the file is known: it only grows. Reading all of it at each call takes minutes for thousands of calls. */
  #read = 0;
  readonly #log: Entry[] = [];
  readonly #live = new Map<string, Thing>();

  constructor(file: string) {
    this.#file = file;
  }

  note(operation: Entry["operation"], thing: Thing): void {
    appendFileSync(this.#file, `${JSON.stringify({ operation, ...thing })}\n`);
  }

  /** Everything that was done, oldest first. */
  log(): readonly Entry[] {
    this.#readOn();
    return this.#log;
  }

  /** What exists now, by type and id: in AWS, ids are unique within a type. */
  live(): ReadonlyMap<string, Thing> {
    this.#readOn();
    return this.#live;
  }

  find(type: string, id: string): Thing | undefined {
    return this.live().get(`${type} ${id}`);
  }

  #readOn(): void {
    for (const line of this.#newLines()) {
      const entry = JSON.parse(line) as Entry;
      const { operation, ...thing } = entry;
      const key = `${thing.type} ${thing.id}`;
      this.#log.push(entry);
      if (operation === "delete") this.#live.delete(key);
      else this.#live.set(key, thing);
    }
  }

  /** The lines since the last time. Another provider may be writing one: that waits for the next time. */
  #newLines(): string[] {
    if (!existsSync(this.#file)) return [];
    const file = openSync(this.#file, "r");
    try {
      const added = Buffer.alloc(fstatSync(file).size - this.#read);
      const length = readSync(file, added, 0, added.length, this.#read);
      const whole = added.subarray(0, length).lastIndexOf("\n") + 1;
      this.#read += whole;
      return added.subarray(0, whole).toString().split("\n").slice(0, -1);
    } finally {
      closeSync(file);
    }
  }
}
