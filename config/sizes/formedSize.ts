import type { Form } from "../form.ts";
import type { Size } from "./size.ts";

/** A size in the form that the stack file chooses: which of its rows and numbers apply. */
export interface FormedSize {
  readonly size: Size;
  readonly form: Form;
}
