import * as v from "valibot";

// Inside a group, `pulumi config set --path` turns a text that looks like a number or a truth value into one, and a person
// may quote a number or a truth value. A number with a decimal point is not accepted as a text: 1.10 has become 1.1 before
// anything can check it.

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
 * A text with a few choices. A separate rule refuses any other text, and says why. Settings with problems never get past the
 * rules, so the type may already be limited to the choices.
 *
 * @param choices the texts that the rule accepts
 */
export function choice<const Choice extends string>(choices: readonly Choice[]) {
  return v.pipe(
    text,
    v.transform((value) => value as Choice),
    v.metadata({ choices }),
  );
}

/**
 * A day such as 2026-12-31. The engine takes one without quotes for a time and hands over `2026-12-31 00:00:00 +0000 UTC`
 * (sdk/go/common/resource/config/object.go of pulumi/pulumi, unmarshalObject, read 2026-11-22).
 */
export const day = v.pipe(
  text,
  v.transform((value) => value.replace(/ 00:00:00 \+0000 UTC$/, "")),
);

/** A list of texts inside a group. */
export const texts = v.pipe(v.array(text, "a list of texts"), v.readonly());

/** A list of whole numbers inside a group. */
export const integers = v.pipe(
  v.array(integer, "a list of whole numbers"),
  v.readonly(),
  v.metadata({ items: "integer" }),
);

/** The message about a text without quotes, where quotes are required. */
export const inQuotes = "text in quotes";

/**
 * A list right below config: there, the engine itself accepts only texts (pkg/workspace of pulumi/pulumi, run at 3.260.0).
 */
export const quotedTexts = v.pipe(v.array(v.string(inQuotes), "a list of texts"), v.readonly());

/** Texts under names that a person chooses. */
export const namedTexts = v.pipe(v.record(v.string(), text), v.readonly());
