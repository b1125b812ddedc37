import type { Architecture } from "../../config/architecture.ts";
import { gitalyToken } from "../../config/decisions/gitalyToken.ts";
import type { NodeSecretName } from "../secretNames.ts";
import { RubyCode, type RubyValue } from "./literal.ts";

/**
 * What Gitaly or Praefect asks its clients for. In the middle of a rotation it has the new token and insists on none.
 *
 * @param architecture which step of the rotation it is
 * @param token name of the secret
 */
export function serverAuth({ nodeTls }: Pick<Architecture, "nodeTls">, token: NodeSecretName): RubyValue {
  const transitioning = nodeTls && gitalyToken(nodeTls.tokenStep).transitioning;
  return { token: new RubyCode(`node_secrets['${token}']`), ...(transitioning ? { transitioning } : {}) };
}
