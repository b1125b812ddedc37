/** Names without the words that all of them begin with, such as `rails` for `gitlab-firewall-rails`. A single name stays. */
export function shortNames(names: readonly string[]): (name: string) => string {
  const [first = "", ...others] = new Set(names);
  if (others.length === 0) return (name) => name;
  const words = first.split("-");
  const starts = words.map((_word, at) => `${words.slice(0, at + 1).join("-")}-`);
  const common = starts.findLast((start) => others.every((name) => name.startsWith(start))) ?? "";
  return (name) => (name.startsWith(common) ? name.slice(common.length) : name);
}
