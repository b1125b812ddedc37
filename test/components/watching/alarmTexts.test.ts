import assert from "node:assert/strict";
import { alarm, alarmNames, recordNotices } from "./recordNotices.ts";

describe("alarms", () => {
  it("say what a person does about each, in these words", async () => {
    const recording = await recordNotices();
    const texts = alarmNames.map((name) => `${name}: ${String(alarm(recording, name).alarmDescription)}`);
    assert.deepEqual(texts, [
      "gitaly-1-converge: gitaly-1 could not reach its configuration, or does not report. Open a shell on gitaly-1 and read /var/log/gitlab-node/converge.log. Once the cause is fixed: systemctl start gitlab-converge. If you cannot open a shell, look at the instance in EC2, then raise nodes.box.generation and run pulumi up.",
      "gitaly-1-backup-failed: The last backup of gitaly-1 failed; earlier ones are kept until one succeeds. Open a shell on gitaly-1, read /var/log/gitlab-node/backup.log, then: systemctl start gitlab-node-backup.",
      "gitaly-1-backup-age: gitaly-1 has no backup from the last 28 hours. Open a shell on gitaly-1 and read: systemctl status gitlab-node-backup.timer gitlab-node-backup; start one: systemctl start gitlab-node-backup.",
      "gitaly-1-backup-room: The data volume of gitaly-1 has barely the room that a backup needs; without it, backups are refused. Raise nodes.box.volumeGiB and run pulumi up.",
      "gitaly-1-snapshot-age: AWS Backup has no snapshot of gitaly-1's data volume from the last 38 hours, or does not answer. See the jobs in AWS Backup; start one by hand: aws backup start-backup-job (docs/operations.md, alarms).",
      "gitaly-1-volume: The data volume of gitaly-1 is 85 % full. Raise nodes.box.volumeGiB and run pulumi up; the file system follows within five minutes.",
      "gitaly-1-root-disk: The root disk of gitaly-1 is 85 % full. Open a shell on gitaly-1 and look for what has grown: du -xh --max-depth=3 / | sort -h | tail; or raise nodes.box.rootVolumeGiB with nodes.box.generation.",
      "gitaly-1-memory: gitaly-1 has used more than 92 % of its memory for 15 minutes. Open a shell on gitaly-1 and look: ps aux --sort=-rss | head; gitlab-ctl restart sidekiq frees what it holds. If it happens again, choose a larger nodes.box.instanceType.",
      "gitaly-1-migrations: A background migration of GitLab has failed on gitaly-1: the next upgrade is refused. In GitLab, open Admin > Monitoring > Background migrations, tab Failed, and retry it.",
      "gitaly-1-system-age: The operating system of gitaly-1 is a release of 60 days ago: known holes are open. Set patching.schedule, or upgrade it once: open a shell and run systemctl start gitlab-node-patch (docs/operations.md, patches).",
      "gitaly-1-patch-failed: The last upgrade of gitaly-1's operating system failed. Open a shell on gitaly-1, read /var/log/gitlab-node/patch.log, then: systemctl start gitlab-node-patch.",
      "gitaly-1-status: EC2 cannot reach gitaly-1, or its host is broken. AWS recovers it automatically; if that does not happen within 15 minutes, raise nodes.box.generation and run pulumi up.",
      "web-health: No healthy target answers behind the door web. Open a shell on the node: gitlab-ctl status; start what is down with gitlab-ctl start, and read /var/log/gitlab-node/converge.log.",
      "ssh-health: No healthy target answers behind the door ssh. Open a shell on the node: gitlab-ctl status; start what is down with gitlab-ctl start, and read /var/log/gitlab-node/converge.log.",
      "connections: The load balancer has no source port left for connections to the node, and drops connections: it has about 55,000 for each port of the node. Find the client that opens too many in the front door's access logs (bucket access-logs), and remove it from allow.",
      "certificate: The certificate expires in less than 21 days. ACM renews it automatically if its validation records exist: open the certificate in ACM, and create the missing records. If it was imported, import a new one.",
    ]);
    const scheduled = await recordNotices({ patching: { schedule: "0 7 * * 0" } });
    assert.match(
      String(alarm(scheduled, "gitaly-1-system-age").alarmDescription),
      /: known holes are open\. Raise patching\.release, or read \/var\/log\/gitlab-node\/patch\.log on the node \(docs/,
    );
  });
});
