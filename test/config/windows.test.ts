import assert from "node:assert/strict";
import fc from "fast-check";
import { windowClashes } from "../../config/decisions/windowClashes.ts";
import {
  daysBefore,
  defaultWindowStart,
  otherDays,
  windows,
  windowStart,
  type WindowName,
} from "../../config/decisions/windows.ts";

const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const day = 24 * 60;

const texts = (start: string) =>
  Object.fromEntries(Object.entries(windows(start)).map(([name, { text }]) => [name, text]));

/** Minutes of the week that a text in AWS' form covers, read without the code under test. */
function covered(text: string): number[] {
  const daily = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(text);
  const weekly = /^(\w{3}):(\d\d):(\d\d)-(\w{3}):(\d\d):(\d\d)$/.exec(text);
  assert.ok(daily ?? weekly, text);
  const at = (hour = "", minute = "", weekday = "sun") => {
    assert.ok(Number(hour) < 24 && Number(minute) < 60 && weekdays.includes(weekday), text);
    return weekdays.indexOf(weekday) * day + Number(hour) * 60 + Number(minute);
  };
  const span = (from: number, to: number, length: number) =>
    Array.from({ length: (to - from + length) % length }, (_, minute) => (from + minute) % length);
  if (weekly) return span(at(weekly[2], weekly[3], weekly[1]), at(weekly[5], weekly[6], weekly[4]), 7 * day);
  const ofDay = span(at(daily?.[1], daily?.[2]), at(daily?.[3], daily?.[4]), day);
  return weekdays.flatMap((_, position) => ofDay.map((minute) => position * day + minute));
}

/** Least minutes that AWS accepts, a week. */
const least: Readonly<Record<WindowName, number>> = {
  databaseBackup: 7 * 30,
  cacheSnapshot: 7 * 60,
  databaseMaintenance: 30,
  cacheMaintenance: 60,
};

const two = (number: number) => String(number).padStart(2, "0");
const anyStart = fc
  .tuple(fc.constantFrom(...weekdays), fc.nat({ max: 23 }), fc.nat({ max: 59 }))
  .map(([weekday, hour, minute]) => `${weekday}:${two(hour)}:${two(minute)}`);

describe("the windows of database and cache", () => {
  it("follow one another from the start", () => {
    assert.deepEqual(texts(defaultWindowStart), {
      databaseBackup: "06:00-06:30",
      cacheSnapshot: "06:30-07:30",
      databaseMaintenance: "sun:07:30-sun:08:00",
      cacheMaintenance: "sun:08:00-sun:09:00",
    });
  });

  it("go on after midnight, and after the end of the week", () => {
    assert.deepEqual(texts("sat:22:30"), {
      databaseBackup: "22:30-23:00",
      cacheSnapshot: "23:00-00:00",
      databaseMaintenance: "sun:00:00-sun:00:30",
      cacheMaintenance: "sun:00:30-sun:01:30",
    });
    assert.deepEqual(texts("sat:21:45"), {
      databaseBackup: "21:45-22:15",
      cacheSnapshot: "22:15-23:15",
      databaseMaintenance: "sat:23:15-sat:23:45",
      cacheMaintenance: "sat:23:45-sun:00:45",
    });
  });

  it("never overlap on any day, and are as long as AWS demands, whenever they start", () => {
    fc.assert(
      fc.property(anyStart, (start) => {
        const taken = new Set<number>();
        for (const [name, text] of Object.entries(texts(start))) {
          const minutes = covered(text);
          assert.ok(minutes.length >= least[name as WindowName], `${name} ${text}`);
          for (const minute of minutes) {
            assert.ok(!taken.has(minute), `${name} ${text} overlaps another`);
            taken.add(minute);
          }
        }
        assert.equal(Math.min(...taken) >= 0 && Math.max(...taken) < 7 * day, true);
      }),
    );
  });

  it("have numbers that say the same as their texts", () => {
    fc.assert(
      fc.property(anyStart, (start) => {
        for (const { every, start: first, minutes, text } of Object.values(windows(start))) {
          const found = covered(text);
          assert.ok(found.includes(first), text);
          assert.equal(found.length, every === "day" ? 7 * minutes : minutes, text);
        }
      }),
    );
  });

  for (const text of ["sun:24:00", "sun:6:00", "sunday:06:00", "06:00", "SUN:06:00", "sun:06:60", ""]) {
    it(`refuse to start at ${JSON.stringify(text)}`, () => {
      assert.equal(windowStart(text), undefined);
      assert.throws(() => windows(text), {
        name: "RangeError",
        message: `The windows may start at a day of the week and a time in UTC, such as sun:06:00; got ${text}.`,
      });
    });
  }

  it("leave read replicas the same hours of earlier days, which no window of such a day meets", () => {
    assert.equal(daysBefore(windows(defaultWindowStart).databaseMaintenance, 1), "sat:07:30-sat:08:00");
    assert.equal(daysBefore(windows(defaultWindowStart).databaseMaintenance, otherDays), "mon:07:30-mon:08:00");
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 1, max: otherDays }), (start, days) => {
        const { databaseMaintenance, ...others } = windows(start);
        const earlier = covered(daysBefore(databaseMaintenance, days));
        assert.deepEqual(
          earlier.map((minute) => (minute + days * day) % (7 * day)),
          covered(databaseMaintenance.text),
        );
        for (const { text } of Object.values(others)) {
          assert.deepEqual(
            covered(text).filter((minute) => earlier.includes(minute)),
            [],
            `${start} ${text}`,
          );
        }
      }),
    );
  });
});

describe("schedules that meet a window", () => {
  const clashes = (schedules: Readonly<Record<string, string | undefined>>, start = defaultWindowStart) =>
    windowClashes(windows(start), schedules).map(({ key, window }) => `${key} ${window}`);

  it("are none of the defaults, nor an absent one", () => {
    const defaults = { "backup.schedule": "0 2 * * *", "backup.snapshotSchedule": "0 5 * * *" };
    assert.deepEqual(clashes({ ...defaults, "patching.schedule": undefined }), []);
    assert.deepEqual(clashes({ "patching.schedule": "0 3 * * 0" }), []);
  });

  it("start in it, from its first minute to its last", () => {
    assert.deepEqual(clashes({ a: "0 6 * * *", b: "29 6 * * *", c: "30 6 * * *", d: "0 9 * * *", e: "59 5 * * *" }), [
      "a databaseBackup",
      "b databaseBackup",
      "c cacheSnapshot",
    ]);
  });

  it("meet a weekly window on its day only", () => {
    assert.deepEqual(clashes({ sunday: "30 8 * * 0", monday: "30 8 * * 1", daily: "45 7 * * *" }), [
      "sunday cacheMaintenance",
      "daily databaseMaintenance",
    ]);
    assert.deepEqual(clashes({ sunday: "30 0 * * 0", saturday: "30 0 * * 6" }, "sat:21:45"), [
      "sunday cacheMaintenance",
    ]);
  });

  it("may meet several of them, and on some days of the year only", () => {
    assert.deepEqual(clashes({ often: "15 * * * *" }), [
      "often databaseBackup",
      "often cacheSnapshot",
      "often cacheMaintenance",
    ]);
    assert.deepEqual(clashes({ monthly: "0 8 1 * *" }), ["monthly cacheMaintenance"]);
  });

  it("are found for every minute that a window covers, and for no other", () => {
    fc.assert(
      fc.property(
        anyStart,
        fc.nat({ max: 6 }),
        fc.nat({ max: 23 }),
        fc.nat({ max: 59 }),
        (start, weekday, hour, minute) => {
          const at = weekday * day + hour * 60 + minute;
          const expected = Object.entries(texts(start)).flatMap(([name, text]) =>
            covered(text).includes(at) ? [`a ${name}`] : [],
          );
          assert.deepEqual(clashes({ a: `${String(minute)} ${String(hour)} * * ${String(weekday)}` }, start), expected);
        },
      ),
    );
  });
});
