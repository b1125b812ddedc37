import { withHelp } from "./deploy/withHelp.ts";
import { runNote } from "./note/runNote.ts";

process.exitCode = await withHelp("note", async (args, terminal) => runNote(args, terminal, process.env));
