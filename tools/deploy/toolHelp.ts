/** The text of `--help` of each tool of the pipeline, by its name in `npm run`. A test compares its options with those it takes. */
export const toolHelp = {
  propose: `Shows what the checked out commit would change: previews a stack on Pulumi's engine with the policy pack, and
writes what a merge request shows. Changes nothing. Needs the Pulumi CLI, and credentials that can read the state and
the account.

  npm run propose -- --stack NAME --out FOLDER [--against REVISION [--rules-of REVISION]]

  --stack NAME        the stack of Pulumi.NAME.yaml
  --out FOLDER        writes what npm run review writes, and empties the folder first
  --against REVISION  target branch, such as origin/main: price, settings and what became less strict
  --rules-of REVISION its policies judge this program, too; default: those of --against

In a merge request with GITLAB_BOT_TOKEN it also writes the comment (docs/merge-requests.md).

Exit codes:
  0   nothing is wrong
  1   the preview failed or cannot be reviewed
  2   data is deleted or replaced, and the stack file does not approve it
  3   a mandatory policy is broken
  64  the command line is wrong
`,
  apply: `Deploys a stack, if that does exactly the steps that a person approved. Needs the Pulumi CLI, and credentials that can
change the account.

  npm run apply -- --stack NAME --approved FILE [--deploys WHEN] [--accept-deployed HASH]

  --stack NAME            the stack of Pulumi.NAME.yaml
  --approved FILE         steps.json of npm run propose
  --deploys WHEN          byHand: a person approved the steps; onMerge: nobody has to (default: byHand)
  --accept-deployed HASH  deploy although the checked out commit lacks this deployed one: undoes what only it had

Exit codes (docs/pipeline.md says what to do):
  0   deployed
  1   the engine or AWS failed
  2   data would be lost, and the stack file does not approve it
  3   a mandatory policy is broken
  4   other steps than those approved; nothing was changed
  5   something newer is deployed, or a run is under way or was cut off; nothing was changed
  64  the command line is wrong
`,
  smoke: `Asks a deployed GitLab whether people can work: web, sign-in, registry, SSH. Needs no credentials of AWS.

  npm run smoke -- --stack NAME [--minutes N] [--url URL] [--registry URL] [--ssh HOST:PORT]

  --stack NAME      the stack of Pulumi.NAME.yaml, which says where GitLab is
  --minutes N       how long to ask again (default: 10)
  --url URL         ask here instead of the stack's domain
  --registry URL    the same for the registry
  --ssh HOST:PORT   the same for SSH

With SMOKE_TOKEN, a token of that GitLab with the scope read_api, it also compares the version.

Exit codes:
  0   all answers are right
  1   one is not
  64  the command line or the stack file is wrong
`,
  drift: `Says what somebody else than the pipeline changed: compares AWS with the state of a stack. Changes nothing. Needs the
Pulumi CLI, and credentials that can read both.

  npm run drift -- --stack NAME --out FOLDER

  --stack NAME   the stack of Pulumi.NAME.yaml; drift.NAME.yaml lists what may differ
  --out FOLDER   writes drift.json

With GITLAB_BOT_TOKEN it keeps one issue about the stack (docs/pipeline.md).

Exit codes:
  0   no drift, or an expected one, or an update was running
  1   it cannot say
  6   drift
  64  the command line is wrong
`,
  "try-out": `Makes a stack to try something out, like another one but with nothing protected, or changes it. Needs the Pulumi CLI,
and credentials that can change the account.

  npm run try-out -- --name NAME --days N --like STACK --secrets URL --most-days N --most-dollars N
                     [--set "KEY=VALUE ..."]

  --name NAME            the stack becomes try-NAME
  --days N               it is destroyed by npm run sweep after so many days
  --like STACK           begin with the stack file of this one
  --secrets URL          secrets provider, such as awskms:///KEY-ARN?region=REGION
  --most-days N          refuse more days
  --most-dollars N       refuse a stack that costs more in a month, as npm run plan counts it
  --set "KEY=VALUE ..."  what differs from that stack file, separated by spaces

Exit codes:
  0   it is there
  1   the engine or AWS failed; run it again
  5   it would cost too much; nothing was made
  64  the command line is wrong
`,
  sweep: `Destroys the try-outs whose last day is over. Needs the Pulumi CLI, and credentials that can change the account.

  npm run sweep -- --secrets URL

  --secrets URL   secrets provider of the try-outs, such as awskms:///KEY-ARN?region=REGION

Exit codes:
  0   none is left that is over
  1   one is left, or its last day cannot be read
  64  the command line is wrong
`,
  "project-settings": `Sets in a GitLab project what no file can set: subject of tokens, protected branch, order of deployments, schedules.
It changes only what differs, and may run again. Needs GITLAB_TOKEN: a maintainer's token with the scope api.

  npm run project-settings -- --api URL --project PATH --stacks NAME,NAME [--tier TIER] [--approved NAME,NAME]

  --api URL              such as https://gitlab.example.com/api/v4
  --project PATH         such as group/project
  --stacks NAME,NAME     the stacks of the pipeline, such as dev,prod
  --tier TIER            free or premium, as in the stack file of accounts/ (default: free)
  --approved NAME,NAME   with premium: stacks whose deployment another person approves

Exit codes:
  0   all is set
  1   GitLab refused something, or another rule protects the branch less
  64  the command line is wrong
`,
  note: `Writes or updates the one comment of a stack in a merge request. Runs in a job of GitLab, with GITLAB_BOT_TOKEN
(docs/merge-requests.md).

  npm run note -- --stack NAME --file FILE

  --stack NAME   the stack that the comment is about
  --file FILE    comment.md of npm run review

Exit codes:
  0   written, or a warning says why not
  64  the command line is wrong
`,
} as const;
