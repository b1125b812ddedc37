import { life } from "./life.ts";

life("dev");
