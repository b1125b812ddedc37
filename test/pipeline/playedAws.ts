import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { PlayedBucket, s3Error, type AwsAnswer } from "./playedBucket.ts";

/** What a role may do with the state. */
export type Right = "read" | "write";

/** A role, and which tokens it trusts. */
export interface PlayedRole {
  readonly arn: string;
  readonly rights: readonly Right[];
  /** Tokens that it trusts. */
  readonly trusts: RegExp;
}

/** Who asked, and for what. */
export interface Asked {
  readonly session: string;
  readonly what: string;
}

const rightsOf: Readonly<Record<string, Right>> = { GET: "read", HEAD: "read", PUT: "write", DELETE: "write" };

/**
 * Security Token Service, one bucket and one key of AWS, played. It checks what the real ones would: the token, the role, the name
 * of the session, and for each request who signed it and whether that role may do it.
 */
export class PlayedAws {
  readonly bucket = new PlayedBucket("gitlab-state");
  /** Every request that changes the state or takes a role, in order. */
  readonly asked: Asked[] = [];
  readonly refused: Asked[] = [];
  readonly #roles: readonly PlayedRole[];
  /** By access key. */
  readonly #sessions = new Map<string, { readonly role: PlayedRole; readonly name: string }>();
  readonly #server: Server;

  private constructor(roles: readonly PlayedRole[]) {
    this.#roles = roles;
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(({ status, body, headers }) => {
        response.writeHead(status, headers);
        response.end(body);
      });
    });
  }

  static async start(roles: readonly PlayedRole[]): Promise<PlayedAws> {
    const played = new PlayedAws(roles);
    await new Promise<void>((resolve) => played.#server.listen(0, "127.0.0.1", resolve));
    return played;
  }

  /** As AWS_ENDPOINT_URL has it. */
  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage): Promise<AwsAnswer> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const url = new URL(request.url ?? "/", this.url);
    const signed = /Credential=([^/]+)\/\d+\/[^/]+\/(\w+)\//.exec(request.headers.authorization ?? "");
    if (!signed) return this.#assume(new URLSearchParams(body.toString()));
    const session = this.#sessions.get(signed[1] ?? "");
    if (!session) return s3Error(403, "InvalidAccessKeyId");
    if (signed[2] === "kms") return this.#useKey(request, body);
    const right = rightsOf[request.method ?? ""] ?? "write";
    const asked = { session: session.name, what: `${request.method ?? ""} ${url.pathname}` };
    if (!session.role.rights.includes(right)) {
      this.refused.push(asked);
      return s3Error(403, "AccessDenied");
    }
    if (right === "write") this.asked.push(asked);
    return this.bucket.answer(request, url, body);
  }

  /** The only request that nobody signs. */
  #assume(asked: URLSearchParams): AwsAnswer {
    const [token, arn, name] = ["WebIdentityToken", "RoleArn", "RoleSessionName"].map((one) => asked.get(one) ?? "");
    const role = this.#roles.find((one) => one.arn === arn);
    if (asked.get("Action") !== "AssumeRoleWithWebIdentity" || !role)
      return stsError("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
    if (token === "expired")
      return stsError(
        "ExpiredTokenException",
        "Token expired: current date/time must be before the expiration date/time",
      );
    if (!role.trusts.test(token ?? "") || !/^42-\d+-\d+$/.test(name ?? ""))
      return stsError("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
    const key = `ASIAPLAYED${String(this.#sessions.size)}`;
    this.#sessions.set(key, { role, name: name ?? "" });
    this.asked.push({ session: name ?? "", what: `assume ${arn ?? ""}` });
    const until = new Date(Date.now() + 3600_000).toISOString();
    return {
      status: 200,
      body: `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>${key}</AccessKeyId><SecretAccessKey>played</SecretAccessKey><SessionToken>played</SessionToken><Expiration>${until}</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`,
    };
  }

  /** Encrypts by putting a mark in front. */
  #useKey({ headers }: IncomingMessage, body: Buffer): AwsAnswer {
    const { Plaintext = "", CiphertextBlob = "" } = JSON.parse(body.toString()) as Readonly<Record<string, string>>;
    const KeyId = "arn:aws:kms:us-east-1:111122223333:key/played";
    const answer =
      headers["x-amz-target"] === "TrentService.Encrypt"
        ? { CiphertextBlob: Buffer.from(`played:${Plaintext}`).toString("base64"), KeyId }
        : { Plaintext: Buffer.from(CiphertextBlob, "base64").toString().replace("played:", ""), KeyId };
    return { status: 200, body: JSON.stringify(answer), headers: { "Content-Type": "application/x-amz-json-1.1" } };
  }
}

function stsError(code: string, message: string): AwsAnswer {
  return {
    status: code === "AccessDenied" ? 403 : 400,
    body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>played</RequestId></ErrorResponse>`,
  };
}
