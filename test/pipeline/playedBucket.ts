import type { IncomingMessage } from "node:http";
import { crc32 } from "node:zlib";

/** An answer of a played service of AWS. */
export interface AwsAnswer {
  readonly status: number;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error in the form of S3's API. */
export function s3Error(status: number, code: string): AwsAnswer {
  return { status, body: `<Error><Code>${code}</Code><Message>${code}</Message></Error>` };
}

/** One bucket of S3, as Pulumi's state backend uses it (API reference of S3, 2026). */
export class PlayedBucket {
  readonly name: string;
  readonly objects = new Map<string, Buffer>();

  constructor(name: string) {
    this.name = name;
  }

  /** Answers a request that is allowed; the address has the bucket's name as its first folder. */
  answer({ method = "", headers }: IncomingMessage, url: URL, body: Buffer): AwsAnswer {
    const [, bucket = "", ...folders] = url.pathname.split("/").map(decodeURIComponent);
    if (bucket !== this.name) return s3Error(404, "NoSuchBucket");
    const key = folders.join("/");
    if (key === "") return method === "GET" ? this.#list(url.searchParams) : { status: 200 };
    const found = this.objects.get(key);
    const tag = { ETag: '"played"', "Last-Modified": new Date(0).toUTCString(), ...(found ? checksum(found) : {}) };
    switch (method) {
      case "PUT": {
        const source = headers["x-amz-copy-source"];
        const copied =
          typeof source === "string"
            ? this.objects.get(decodeURIComponent(source).replace(`${this.name}/`, "").replace(/^\//, ""))
            : undefined;
        if (source !== undefined && !copied) return s3Error(404, "NoSuchKey");
        this.objects.set(key, copied ?? plain(body, headers["content-encoding"]));
        return {
          status: 200,
          headers: tag,
          ...(copied ? { body: "<CopyObjectResult><ETag>played</ETag></CopyObjectResult>" } : {}),
        };
      }
      case "DELETE":
        this.objects.delete(key);
        return { status: 204 };
      case "HEAD":
      case "GET":
        return found
          ? {
              status: 200,
              headers: { ...tag, "Content-Length": String(found.length) },
              ...(method === "GET" ? { body: found } : {}),
            }
          : s3Error(404, "NoSuchKey");
      default:
        return s3Error(405, "MethodNotAllowed");
    }
  }

  #list(parameters: URLSearchParams): AwsAnswer {
    const [prefix, delimiter] = [parameters.get("prefix") ?? "", parameters.get("delimiter") ?? ""];
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix)).toSorted();
    const folderOf = (key: string) => {
      const end = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
      return end < 0 ? undefined : key.slice(0, end + delimiter.length);
    };
    const contents = keys
      .filter((key) => folderOf(key) === undefined)
      .map(
        (key) =>
          `<Contents><Key>${key}</Key><LastModified>1970-01-01T00:00:00.000Z</LastModified><ETag>played</ETag><Size>${String(this.objects.get(key)?.length)}</Size></Contents>`,
      );
    const folders = [...new Set(keys.flatMap((key) => folderOf(key) ?? []))].map(
      (folder) => `<CommonPrefixes><Prefix>${folder}</Prefix></CommonPrefixes>`,
    );
    return {
      status: 200,
      body: `<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join("")}${folders.join("")}</ListBucketResult>`,
    };
  }
}

/** A body that the SDK sends in signed or checked chunks: `SIZE[;…]\r\nDATA\r\n`, until one of size 0 (API reference, SigV4 streaming). */
function plain(body: Buffer, encoding: string | undefined): Buffer {
  if (!(encoding ?? "").includes("aws-chunked")) return body;
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const end = body.indexOf("\r\n", at);
    const size = parseInt(body.subarray(at, end).toString().split(";")[0] ?? "0", 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}

/** The SDK compares it with what it gets. */
function checksum(body: Buffer): Readonly<Record<string, string>> {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return { "x-amz-checksum-crc32": sum.toString("base64"), "x-amz-checksum-type": "FULL_OBJECT" };
}
