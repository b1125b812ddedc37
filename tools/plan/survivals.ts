import type { Survival } from "./decisionModel.ts";
import { lossScopes, type Loss, type LossFigures } from "./lossModel.ts";

/** A loss whose cost is known as numbers. */
type Counted = Loss & { readonly figures: LossFigures };

/** Whether an environment survives each kind of failure, by the worst of its losses. */
export function survivals(losses: readonly Loss[]): Survival[] {
  const counted = losses.filter((loss): loss is Counted => loss.figures !== undefined);
  return lossScopes.flatMap((scope) => {
    const own = counted.filter((loss) => loss.scope === scope);
    if (own.length === 0) return [];
    const [loses, down] = [worst(own, "losesMinutes"), worst(own, "downMinutes")];
    const slowest = own.filter(
      (loss) => down.rows.includes(loss) || (loses.minutes !== 0 && loses.rows.includes(loss)),
    );
    const byHand = own.some(({ figures }) => figures.byHand);
    return [
      {
        scope,
        answer: loses.minutes === undefined || down.minutes === undefined ? "no" : byHand ? "by hand" : "yes",
        loses: loses.minutes === 0 || isAlone(own) ? [] : partsOf(loses.rows),
        how: down.minutes === 0 ? "GitLab goes on without it" : recovery(slowest, isAlone(own)),
        losesMinutes: loses.minutes,
        losesEstimated: loses.estimated,
        downMinutes: down.minutes,
        downEstimated: down.estimated,
      },
    ];
  });
}

const estimates = { losesMinutes: "losesEstimated", downMinutes: "downEstimated" } as const;

/** The largest figure, and the losses that have it. Without a number is the largest. */
function worst(losses: readonly Counted[], figure: keyof typeof estimates) {
  const size = ({ figures }: Counted) => figures[figure] ?? Infinity;
  const most = Math.max(...losses.map(size));
  const rows = losses.filter((loss) => size(loss) === most);
  const minutes = Number.isFinite(most) ? most : undefined;
  return { rows, minutes, estimated: rows.some(({ figures }) => figures[estimates[figure]]) };
}

/** Whether something is lost of one part only, besides what is never lost. */
function isAlone(losses: readonly Counted[]): boolean {
  return partsOf(losses.filter(({ figures }) => figures.losesMinutes !== 0 || figures.downMinutes !== 0)).length < 2;
}

function partsOf(losses: readonly Counted[]): string[] {
  return [...new Set(losses.map(({ part }) => part))];
}

/** How parts recover, each with its name unless there is only one. */
function recovery(losses: readonly Counted[], alone: boolean): string {
  return [...Map.groupBy(losses, ({ until }) => until)]
    .map(([until, parts]) => (alone ? until : `${partsOf(parts).join(", ")}: ${until}`))
    .join("; ");
}
