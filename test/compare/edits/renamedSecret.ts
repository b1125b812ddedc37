import { renameSecret } from "./renameSecret.ts";

renameSecret();
