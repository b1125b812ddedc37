import eslint from "@eslint/js";
import pulumi from "@pulumi/eslint-plugin";
import jsdoc from "eslint-plugin-jsdoc";
import tseslint from "typescript-eslint";

const program = [
  "accounts/**/*.ts",
  "components/**/*.ts",
  "config/**/*.ts",
  "gitlab/**/*.ts",
  "policy/**/*.ts",
  "tools/**/*.ts",
  "index.ts",
  "transforms.ts",
];

const documented = [
  "ExportNamedDeclaration > FunctionDeclaration",
  "ExportNamedDeclaration > ClassDeclaration",
  "ExportNamedDeclaration > TSInterfaceDeclaration",
  "ExportNamedDeclaration > TSTypeAliasDeclaration",
  "ExportNamedDeclaration > VariableDeclaration",
];

const noAws = {
  group: ["@pulumi/aws", "@pulumi/aws/*", "@pulumi/awsx", "@pulumi/awsx/*"],
  message: "config/ and gitlab/ are plain data and text: AWS belongs in components/.",
};

/** What a folder may not import: data flows from config to architecture to components and gitlab (docs/adr). */
const directions = {
  config: ["gitlab", "components", "tools", "policy", "accounts"],
  gitlab: ["components", "tools", "policy", "accounts"],
  components: ["tools", "policy", "accounts"],
  accounts: ["gitlab", "tools", "policy"],
  policy: ["config", "gitlab", "components", "tools", "accounts"], // it judges other people's stacks, too
};

const restricted = Object.entries(directions).map(([folder, others]) => ({
  files: [`${folder}/**/*.ts`],
  ignores: ["accounts/rights/recording/**"], // what finds out the rights, and is no part of the program
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          ...(["config", "gitlab"].includes(folder) ? [noAws] : []),
          {
            group: others.map((other) => `**/${other}/**`),
            message: `${folder}/ imports nothing from ${others.join(", ")}.`,
          },
        ],
      },
    ],
  },
}));

const configurationReaders = [
  "MemberExpression[object.name='pulumi'][property.name='Config']",
  "MemberExpression[property.name=/^(allConfig|getConfig)$/]",
  "ImportDeclaration[source.value=/^@pulumi.pulumi/] > ImportSpecifier[imported.name='Config']",
].map((selector) => ({ selector, message: "config/readSettings.ts is the only reader of the configuration." }));

const dynamicImport = {
  selector: "ImportExpression",
  message: "The rules on imports only see those at the top of a file.",
};

export default tseslint.config(
  { ignores: ["node_modules/", "coverage/", "policy/compiled/"] },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "@pulumi": pulumi, jsdoc },
    rules: {
      "@typescript-eslint/no-extraneous-class": "off", // components are classes, however small
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "no-console": "off",
    },
  },
  {
    files: ["**/*.ts"],
    rules: {
      "@pulumi/no-output-in-template-literal": "error",
      "@pulumi/no-output-instance-in-template-literal": "error",
    },
  },
  ...restricted,
  {
    files: ["index.ts", "main.js", "rejections.ts", "transforms.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["**/tools/**"], message: "Nothing imports tools/." }] },
      ],
    },
  },
  {
    files: program,
    ignores: ["config/readSettings.ts", "accounts/readAccount.ts"],
    rules: { "no-restricted-syntax": ["error", ...configurationReaders] },
  },
  {
    files: ["components/**/*.ts", "config/**/*.ts", "gitlab/**/*.ts"],
    ignores: ["config/readSettings.ts"],
    rules: { "no-restricted-syntax": ["error", ...configurationReaders, dynamicImport] },
  },
  {
    files: program,
    rules: {
      "jsdoc/require-jsdoc": ["error", { publicOnly: true, contexts: documented, enableFixer: false }],
      "jsdoc/require-description": [
        "error",
        { contexts: [...documented, "ExportNamedDeclaration[declaration.type='VariableDeclaration']"] },
      ],
      "jsdoc/no-blank-blocks": "error",
      "jsdoc/check-param-names": ["error", { checkDestructured: false }],
      "jsdoc/check-tag-names": ["error", { definedTags: ["defaultValue"] }],
    },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      "@typescript-eslint/no-floating-promises": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unnecessary-condition": "off", // the type checker and the linter see assertions differently
    },
  },
  { files: ["**/*.js", "**/*.cjs", "**/*.mjs"], ...tseslint.configs.disableTypeChecked },
  {
    files: ["**/*.cjs"],
    languageOptions: { globals: { require: "readonly", process: "readonly", console: "readonly" } },
    rules: { "@typescript-eslint/no-require-imports": "off", "no-var": "off", "prefer-template": "off" },
  },
);
