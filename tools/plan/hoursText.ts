/** Hours as a person says them: whole days from two on. */
export function hoursText(count: number): string {
  return count % 24 === 0 && count > 24 ? `${String(count / 24)} days` : `${String(count)} hours`;
}
