import { runNote } from "./note/runNote.ts";

process.exitCode = await runNote(process.argv.slice(2), process, process.env);
