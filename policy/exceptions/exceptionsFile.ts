/** The file with the exceptions of a stack, in the folder of the project. */
export function exceptionsFile(stack: string): string {
  return `exceptions.${stack}.yaml`;
}
