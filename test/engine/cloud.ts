import { appendFileSync, existsSync, readFileSync } from "node:fs";

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

  constructor(file: string) {
    this.#file = file;
  }

  note(operation: Entry["operation"], thing: Thing): void {
    appendFileSync(this.#file, `${JSON.stringify({ operation, ...thing })}\n`);
  }

  /** Everything that was done, oldest first. */
  log(): Entry[] {
    if (!existsSync(this.#file)) return [];
    const lines = readFileSync(this.#file, "utf8").split("\n");
    return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Entry);
  }

  /** What exists now, by type and id: in AWS, ids are unique within a type. */
  live(): Map<string, Thing> {
    const things = new Map<string, Thing>();
    for (const { operation, ...thing } of this.log()) {
      const key = `${thing.type} ${thing.id}`;
      if (operation === "delete") things.delete(key);
      else things.set(key, thing);
    }
    return things;
  }

  find(type: string, id: string): Thing | undefined {
    return this.live().get(`${type} ${id}`);
  }
}
