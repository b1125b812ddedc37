import * as v from "valibot";

// Inside a group, pulumi config set --path writes what looks like a number or a truth value as one, and a person may put
// either into quotes. A number with a point is no text: 1.10 has become 1.1 before anybody can see it.

/** A text. */
export const text = v.pipe(
  v.custom<string | number | boolean>(
    (value) => typeof value === "string" || typeof value === "boolean" || Number.isSafeInteger(value),
    "text",
  ),
  v.transform(String),
  v.metadata({ type: "string" }),
);

/** A whole number. */
export const integer = v.pipe(
  v.custom<string | number>(
    (value) => Number.isSafeInteger(typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value),
    "a whole number",
  ),
  v.transform(Number),
  v.metadata({ type: "integer" }),
);

/** True or false. */
export const truth = v.pipe(
  v.custom<string | boolean>(
    (value) => typeof value === "boolean" || value === "true" || value === "false",
    "true or false",
  ),
  v.transform((value) => value === true || value === "true"),
  v.metadata({ type: "boolean" }),
);

/**
 * A text with some choices. A rule of its own refuses any other text, and says why; nobody sees settings with problems, so
 * the type may hold the choices already.
 *
 * @param choices the texts that the rule takes
 */
export function choice<const Choice extends string>(choices: readonly Choice[]) {
  return v.pipe(
    text,
    v.transform((value) => value as Choice),
    v.metadata({ choices }),
  );
}

/** A list of texts inside a group. */
export const texts = v.pipe(v.array(text, "a list of texts"), v.readonly());

/** What is said of a text that is not in quotes, where it has to be. */
export const inQuotes = "text in quotes";

/** A list right below config: the engine itself takes nothing but texts there (pkg/workspace of pulumi/pulumi, run at 3.260.0). */
export const quotedTexts = v.pipe(v.array(v.string(inQuotes), "a list of texts"), v.readonly());

/** Texts under names that a person chooses. */
export const namedTexts = v.pipe(v.record(v.string(), text), v.readonly());
