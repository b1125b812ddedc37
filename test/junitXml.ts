/** How a test ended. */
export interface TestResult {
  /** Names of the suites around it. */
  readonly suite: string;
  readonly name: string;
  readonly file: string;
  readonly seconds: number;
  /** Message and stack of a failure; absent: it did not fail. */
  readonly failure?: string;
  readonly skipped?: true;
}

/** Characters that XML 1.0 cannot hold, and the colours of differences. */
// eslint-disable-next-line no-control-regex
const unprintable = /\u001b\[[0-9;]*m|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
};

function escaped(text: string): string {
  return text.replaceAll(unprintable, "").replaceAll(/[&<>"\n]/g, (character) => entities[character] ?? "");
}

/** The results in JUnit's form, as GitLab reads it (lib/gitlab/ci/parsers/test/junit.rb of gitlab-org/gitlab, read 2026-11-22). */
export function junitXml(results: readonly TestResult[]): string {
  const suites = [...Map.groupBy(results, ({ suite }) => suite)].map(([suite, cases]) => {
    const inner = cases.map(({ name, file, seconds, failure, skipped }) => {
      const head = `<testcase classname="${escaped(suite)}" name="${escaped(name)}" file="${escaped(file)}" time="${seconds.toFixed(3)}"`;
      if (failure !== undefined) return `    ${head}><failure>${escaped(failure)}</failure></testcase>`;
      return skipped ? `    ${head}><skipped/></testcase>` : `    ${head}/>`;
    });
    return [`  <testsuite name="${escaped(suite)}" tests="${String(cases.length)}">`, ...inner, "  </testsuite>"].join(
      "\n",
    );
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", ...suites, "</testsuites>", ""].join("\n");
}
