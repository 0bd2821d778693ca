/** Placeholders of templates in the text of a task definition, such as `<ACCOUNT_ID>`, `${REGION}` or `{{ TAG }}`. */

/** How much a place allows. */
export type Strictness =
  /** Names, ARNs, images: none of the characters of a placeholder can be in it. */
  | 'name'
  /** Options of a log driver: single braces are allowed. */
  | 'option'
  /** Paths: a dollar or percent sign may be a part of one. */
  | 'path'
  /** Names of environment variables: ECS and most programs accept any character, so only what tools replace counts. */
  | 'variable';

/** What tools put their variables into, by what a text must not be to have them. */
const TEMPLATES: readonly RegExp[] = [
  // GitHub Actions, Azure Pipelines; mustache, Jinja, Helm, Go templates; shell, envsubst, Terraform.
  /\$\{\{[^{}]*\}\}/,
  /\{\{[^{}]*\}\}/,
  /\{%[^{}]*%\}/,
  /\$\{[^{}]*\}/,
  /#\{[^{}]*\}#?/,
  // ERB and EJS, then what people write by hand, and what AWS CodePipeline replaces: <IMAGE1_NAME>.
  /<%[^<>]*%>/,
  /<[A-Za-z_][A-Za-z0-9_ .:/-]*>/,
];
const BRACKETS: readonly RegExp[] = [...TEMPLATES, /\[\[[^[\]]*\]\]/];
const SIGNS: readonly RegExp[] = [/\$\([A-Za-z_][\w.]*\)/, /\$[A-Za-z_]\w*/, /%[A-Za-z_]\w{2,}%/, /@[A-Z][A-Z0-9_]+@/];
const SINGLE_BRACES: readonly RegExp[] = [/\{[A-Za-z_][\w.-]*\}/];

const FORMS: Readonly<Record<Strictness, readonly RegExp[]>> = {
  name: [...BRACKETS, ...SIGNS, ...SINGLE_BRACES],
  option: [...BRACKETS, ...SIGNS],
  path: BRACKETS,
  variable: TEMPLATES,
};

/** The first placeholder in a text; undefined when there is none. */
export function findPlaceholder(text: string, strictness: Strictness): string | undefined {
  const found = FORMS[strictness].flatMap((form) => form.exec(text) ?? []);
  const [first] = [...found].sort((a, b) => text.indexOf(a) - text.indexOf(b));
  return first ?? (strictness === 'name' ? findWord(text) : undefined);
}

/** A word where an ARN, a registry or a file system has its own. */
function findWord(text: string): string | undefined {
  if (text.startsWith('arn:')) {
    const [, , , region = '', account = ''] = text.split(':');
    return [region].find(isRegionWord) ?? [account].find(isAccountWord);
  }
  const [, account = '', region = ''] = /^([^./:]+)\.dkr[.-]ecr(?:-fips)?\.([^./:]+)\./.exec(text) ?? [];
  const [id] = /^fs(?:ap)?-\w*x{3}\w*$/i.exec(text) ?? [];
  return [account].find(isAccountWord) ?? [region].find(isRegionWord) ?? id;
}

/** Accounts have digits; `aws` owns the managed policies and roles (IAM User Guide, IAM identifiers). */
function isAccountWord(account: string): boolean {
  return account !== '' && account !== 'aws' && !/^\d+$/.test(account);
}

/** Names of regions are lower case and end in a number; only what is plainly none is named here. */
function isRegionWord(region: string): boolean {
  return /[A-Z_]|region|x{3}/.test(region);
}

/** Capital letters in place of a value that has to be filled in; `xxxx` may be a name. */
export function isBlankWord(text: string): boolean {
  return /^X{4,}$/.test(text);
}

/**
 * A word for an image or a part of one. Docker takes no repository in capital letters and no registry with an
 * underscore (Docker reference of image names), so neither `IMAGE` nor `__REGISTRY__/web` can be one.
 */
export function findImageWord(image: string): string | undefined {
  if (/^[A-Z][A-Z0-9_]*$/.test(image)) return image;
  const [, repository = '', tag = '', digest = ''] =
    /^([^@]*?)(?::([^:/@]*))?(?:@(?:[^:]*:)?(.*))?$/s.exec(image) ?? [];
  return findProbablePlaceholder(repository) ?? [...repository.split('/'), tag, digest].find(isBlankWord);
}

/** `__IMAGE_TAG__`: most probably a placeholder, yet a legal part of a name. */
export function findProbablePlaceholder(text: string): string | undefined {
  return /(?<![A-Za-z0-9_])__[A-Z][A-Z0-9_]*__(?![A-Za-z0-9_])/.exec(text)?.[0];
}

/** The end of an error's words. */
export const PLACEHOLDER_ADVICE = 'Fill it in before this step, for example with envsubst, sed or jq';

/** Marks around a name. Punctuation of JSON or YAML between them is of several fields. */
const NAME_INSIDE = /^[^A-Za-z0-9_:,"']*[A-Za-z0-9_][A-Za-z0-9_. -]{0,60}[^A-Za-z0-9_:,"']*$/;

/** In words. Its name is shown; what is no name may be content of the file, and is not. */
export function describePlaceholder(placeholder: string): string {
  const words = 'this placeholder was not replaced';
  return NAME_INSIDE.test(placeholder) ? `${words}: ${placeholder}` : words;
}
