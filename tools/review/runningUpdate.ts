import { pendingWords, type ExportedState } from "./exportedState.ts";

/**
 * Reads outputs of `pulumi stack export` around a preview. A preview takes no lock and warns of nothing
 * (pkg/backend/diy/backend.go of pulumi/pulumi 3.260.0), so only the state shows that an update is running.
 *
 * @param texts one, or one from before and one from after the preview
 * @returns signs that an update was running, or was cut off
 */
export function runningUpdate(texts: readonly string[]): string[] {
  const states = texts.flatMap((text) => parsed(text) ?? []);
  const words = states.flatMap(pendingWords);
  const times = new Set(states.map(({ deployment }) => deployment?.manifest?.time));
  return [
    ...(words.length > 0 ? [`an update was running or had been cut off: ${[...new Set(words)].join(", ")}`] : []),
    ...(times.size > 1 ? ["an update changed the state while this was made"] : []),
  ];
}

/** An export that failed leaves an empty file, and shows nothing. */
function parsed(text: string): ExportedState | undefined {
  try {
    return JSON.parse(text) as ExportedState;
  } catch {
    return undefined;
  }
}
