import { life } from "./life.ts";

life("prod");
