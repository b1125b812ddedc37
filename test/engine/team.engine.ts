import { life } from "./life.ts";

life("team");
