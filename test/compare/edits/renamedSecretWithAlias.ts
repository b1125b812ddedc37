import { formerly, renameSecret } from "./renameSecret.ts";

renameSecret(formerly);
