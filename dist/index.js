import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 7349:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveBlockMap = __nccwpck_require__(7103);
var resolveBlockSeq = __nccwpck_require__(334);
var resolveFlowCollection = __nccwpck_require__(3142);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 3683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(3021);
var composeNode = __nccwpck_require__(5937);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var composeCollection = __nccwpck_require__(7349);
var composeScalar = __nccwpck_require__(5413);
var resolveEnd = __nccwpck_require__(7788);
var utilEmptyScalarPosition = __nccwpck_require__(2599);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 5413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 9984:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(1342);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var identity = __nccwpck_require__(1127);
var composeDoc = __nccwpck_require__(3683);
var resolveEnd = __nccwpck_require__(7788);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 7103:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilFlowIndentCheck = __nccwpck_require__(4051);
var utilMapIncludes = __nccwpck_require__(1187);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 334:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(2223);
var resolveProps = __nccwpck_require__(4631);
var utilFlowIndentCheck = __nccwpck_require__(4051);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 7788:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 3142:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilMapIncludes = __nccwpck_require__(1187);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 6842:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var resolveEnd = __nccwpck_require__(7788);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 4631:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 9499:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 2599:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 4051:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(9499);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var toJS = __nccwpck_require__(4043);
var Schema = __nccwpck_require__(5840);
var stringifyDocument = __nccwpck_require__(6829);
var anchors = __nccwpck_require__(1596);
var applyReviver = __nccwpck_require__(3661);
var createNode = __nccwpck_require__(2404);
var directives = __nccwpck_require__(1342);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 1596:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 3661:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 2404:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 1342:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 1464:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var Schema = __nccwpck_require__(5840);
var errors = __nccwpck_require__(1464);
var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);
var publicApi = __nccwpck_require__(4047);
var visit = __nccwpck_require__(204);



__webpack_unused_export__ = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
__webpack_unused_export__ = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
exports.Vj = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
exports.jh = identity.isMap;
__webpack_unused_export__ = identity.isNode;
exports.tO = identity.isPair;
exports.jn = identity.isScalar;
exports.oP = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
__webpack_unused_export__ = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
exports.JG = lexer.Lexer;
exports.HN = lineCounter.LineCounter;
__webpack_unused_export__ = parser.Parser;
__webpack_unused_export__ = publicApi.parse;
__webpack_unused_export__ = publicApi.parseAllDocuments;
exports.Tp = publicApi.parseDocument;
__webpack_unused_export__ = publicApi.stringify;
__webpack_unused_export__ = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 7249:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 4065:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var visit = __nccwpck_require__(204);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 101:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 6673:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(3661);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 7165:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyPair = __nccwpck_require__(9748);
var addPairToJSMap = __nccwpck_require__(7104);
var identity = __nccwpck_require__(1127);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 4454:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(1212);
var addPairToJSMap = __nccwpck_require__(7104);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 2223:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyCollection = __nccwpck_require__(1212);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var toJS = __nccwpck_require__(4043);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 7104:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(7249);
var merge = __nccwpck_require__(8071);
var stringify = __nccwpck_require__(2148);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1127:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 4043:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);
var errors = __nccwpck_require__(1464);
var stringifyString = __nccwpck_require__(3069);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 1733:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3461:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(110);
var cstStringify = __nccwpck_require__(1733);
var cstVisit = __nccwpck_require__(7715);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 361:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(3461);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3456:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var log = __nccwpck_require__(7249);
var identity = __nccwpck_require__(1127);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 5840:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var tags = __nccwpck_require__(18);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLMap = __nccwpck_require__(4454);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 3632:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLSeq = __nccwpck_require__(2223);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(3069);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 896:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 3559:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 18:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);
var schema = __nccwpck_require__(896);
var schema$1 = __nccwpck_require__(3559);
var binary = __nccwpck_require__(6083);
var merge = __nccwpck_require__(8071);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var schema$2 = __nccwpck_require__(5913);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 6083:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(3301);
var stringifyString = __nccwpck_require__(3069);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 5782:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 873:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 8071:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 303:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var pairs = __nccwpck_require__(8385);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 8385:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLSeq = __nccwpck_require__(2223);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 5913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var binary = __nccwpck_require__(6083);
var bool = __nccwpck_require__(8398);
var float = __nccwpck_require__(5782);
var int = __nccwpck_require__(873);
var merge = __nccwpck_require__(8071);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 1528:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 6752:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var identity = __nccwpck_require__(1127);
var stringifyComment = __nccwpck_require__(9799);
var stringifyString = __nccwpck_require__(3069);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 1212:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 9799:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 8689:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9748:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3069:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var foldFlowLines = __nccwpck_require__(4475);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 204:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HB: () => (/* binding */ unreachable),
/* harmony export */   sH: () => (/* binding */ DeployError),
/* harmony export */   y0: () => (/* binding */ asDeployError)
/* harmony export */ });
/** An expected failure, told once and at the top. */
class DeployError extends Error {
    kind;
    advice;
    constructor(fault) {
        super(fault.message, fault.cause === undefined ? undefined : { cause: fault.cause });
        this.name = 'DeployError';
        this.kind = fault.kind;
        this.advice = fault.advice;
    }
}
/** Turns whatever was thrown into a `DeployError`; anything unexpected is a bug of ours and says so. */
function asDeployError(thrown) {
    if (thrown instanceof DeployError)
        return thrown;
    const said = thrown instanceof Error ? thrown.message : String(thrown);
    return new DeployError({
        kind: 'internal',
        message: `Slipway failed in a way it should not: ${said}`,
        advice: 'Please report this with the log of the run; the stack is in the debug log.',
        cause: thrown,
    });
}
/** Marks code that the types say is never reached. */
function unreachable(value) {
    throw new Error(`unreachable: ${JSON.stringify(value)}`);
}


/***/ }),

/***/ 5691:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _rollout_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4012);
/* harmony import */ var _runner_actions_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3117);
/* harmony import */ var _runner_process_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3807);
/* harmony import */ var _runner_voice_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8526);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(161);
/** The action's main step. */





const own = (0,_runner_process_js__WEBPACK_IMPORTED_MODULE_1__/* .openProcess */ .y)();
const inputs = (0,_runner_actions_js__WEBPACK_IMPORTED_MODULE_4__/* .readInputs */ .K)(own.environment);
const record = await (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .runSession */ .I)({
    ...own,
    // The runner hands the names over in upper case, and one input has capitals of its own.
    raw: (name) => inputs[name.toLowerCase()] ?? '',
    names: Object.keys(inputs),
    speak: (runner, write) => (0,_runner_voice_js__WEBPACK_IMPORTED_MODULE_2__/* .createVoice */ .J)(runner, { kind: 'workflow' }, write),
});
await own.end(_rollout_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT_CODES */ .a[record.verdict] === 0 ? 0 : 1);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 6413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ isJsonObject)
/* harmony export */ });
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 9547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ describeCourse),
/* harmony export */   Qr: () => (/* binding */ renderCourse),
/* harmony export */   od: () => (/* binding */ listAnswers)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _rollout_strategy_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2700);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(136);
/* harmony import */ var _log_line_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6027);
/* harmony import */ var _shell_word_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2561);





/** Lines about stages, hooks and alarms. A pause comes with the commands that end it. */
function renderCourse(event) {
    const words = (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(`service ${event.service}: ${describeCourse(event)}`);
    switch (event.type) {
        case 'stage-entered':
            return [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`${words}  ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(event.atMs)}`)];
        case 'alarms-triggered':
            return [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(words, 'bad')];
        case 'hook-changed': {
            const tone = event.hook.status === 'SUCCEEDED' ? 'plain' : 'doubtful';
            return [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(words, tone), ...listAnswers(event).map((line) => (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`  ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(line)}`))];
        }
        default:
            return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unreachable */ .HB)(event);
    }
}
/** What happened, as part of a sentence; holds words of ECS. */
function describeCourse(event) {
    switch (event.type) {
        case 'stage-entered':
            return describeStage(event);
        case 'alarms-triggered':
            return `deployment alarms in state ALARM: ${event.alarms.join(', ')}`;
        case 'hook-changed':
            return describeHook(event);
        default:
            return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unreachable */ .HB)(event);
    }
}
function describeStage(event) {
    const { stage, isBack, traffic, bakeMinutes } = event;
    const parts = [
        `stage ${stage}${isBack ? ' on the way back' : ''}`,
        ...(bakeMinutes === undefined ? [] : [`old and new tasks side by side for ${(0,_rollout_strategy_js__WEBPACK_IMPORTED_MODULE_1__/* .formatMinutes */ .dp)(bakeMinutes)}`]),
        // Before any traffic moves there is nothing to say of it.
        ...(traffic === undefined || (traffic === 0 && !isBack) ? [] : [`${traffic}% of the traffic on the new tasks`]),
    ];
    return parts.join(', ');
}
function describeHook(event) {
    const { hook, stage } = event;
    const where = stage === undefined ? '' : ` at ${stage}`;
    if (hook.status === 'AWAITING_ACTION')
        return `paused${where} until somebody answers${describeExpiry(event)}`;
    const isPause = hook.targetArn === undefined;
    if (isPause && hook.status === 'SUCCEEDED')
        return `the pause${where} is over: it was continued`;
    return `lifecycle ${isPause ? `pause ${hook.id}` : `hook ${hook.targetArn}`}${where}: ${hook.status}`;
}
function describeExpiry({ hook }) {
    if (hook.expiresAt === undefined)
        return '';
    return `; at ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatMoment */ .K9)(hook.expiresAt)} ECS ${describeTimeout(hook.timeoutAction)}`;
}
function describeTimeout(action) {
    if (action === 'CONTINUE')
        return 'goes on by itself';
    return action === 'ROLLBACK' ? 'rolls back' : `does this: ${action ?? 'not told'}`;
}
/** What ends a pause that still waits, as commands (ECS API reference, ContinueServiceDeployment); else none. */
function listAnswers(event) {
    if (event?.type !== 'hook-changed' || event.hook.status !== 'AWAITING_ACTION')
        return [];
    const { hook, serviceDeploymentArn } = event;
    const command = 'aws ecs continue-service-deployment ' +
        `--service-deployment-arn ${(0,_shell_word_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteWord */ .X)(serviceDeploymentArn)} --hook-id ${(0,_shell_word_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteWord */ .X)(hook.id)} --action`;
    return [`go on: ${command} CONTINUE`, `roll back: ${command} ROLLBACK`];
}


/***/ }),

/***/ 136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K9: () => (/* binding */ formatMoment),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   qY: () => (/* binding */ formatTimeOfDay)
/* harmony export */ });
/** `0:42`, `12:05`, `1:02:03`: minutes and seconds, hours when there are any. Parts of a second are left out. */
function formatDuration(ms) {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
    const hours = Math.floor(seconds / 3600);
    return hours > 0 ? `${hours}:${parts.join(':')}` : parts.join(':').replace(/^0/, '');
}
/** `2026-11-03 22:03 UTC`, of milliseconds since the epoch; a row of dashes for a time that cannot be. */
function formatMoment(at) {
    const date = new Date(at);
    return Number.isNaN(date.getTime()) ? '----' : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
/** `22:03:01`, UTC, of milliseconds since the epoch; `--:--:--` for a time that cannot be. */
function formatTimeOfDay(at) {
    const date = new Date(at);
    return Number.isNaN(date.getTime()) ? '--:--:--' : date.toISOString().slice(11, 19);
}


/***/ }),

/***/ 6027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   mK: () => (/* binding */ styleLine),
/* harmony export */   sp: () => (/* binding */ flattenAnnotation)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _outside_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8561);


/** Characters. The runner cuts annotations over 4,096. */
const LONGEST_QUOTE = 1000;
/** SGR sequences of ECMA-48. */
const COLOURS = { plain: '', quiet: '2', good: '32', doubtful: '33', bad: '31' };
const TONES = { notice: 'plain', warning: 'doubtful', error: 'bad' };
function text(words, tone = 'plain') {
    return { kind: 'text', text: words, tone };
}
/** Outside text inside a line. Never at its beginning, where the runner looks for commands. */
function quote(words) {
    return (0,_outside_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteOutsideText */ .h)(words, LONGEST_QUOTE);
}
/** Fits a line to where it goes. */
function styleLine(line, style) {
    switch (line.kind) {
        case 'text':
            return [{ kind: 'text', text: paint(line.text, line.tone, style) }];
        case 'group-opened':
            return style.kind === 'workflow' ? [line] : [{ kind: 'text', text: `== ${line.title}` }];
        case 'group-closed':
            return style.kind === 'workflow' ? [line] : [];
        case 'annotation':
            return style.kind === 'workflow' ? [line] : [flattenAnnotation(line, style)];
        case 'debug':
            return [line];
        default:
            return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unreachable */ .HB)(line);
    }
}
/** An annotation as a line of text, where there is no place for annotations or no room for one more. */
function flattenAnnotation(line, style) {
    return { kind: 'text', text: paint(`${line.level}: ${line.title}: ${line.text}`, TONES[line.level], style) };
}
function paint(words, tone, style) {
    if (style.kind === 'workflow' || !style.hasColour || tone === 'plain')
        return words;
    return `\u001b[${COLOURS[tone]}m${words}\u001b[0m`;
}


/***/ }),

/***/ 8561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ cleanOutsideText),
/* harmony export */   h: () => (/* binding */ quoteOutsideText)
/* harmony export */ });
const ESCAPE = '\\u001b';
const CONTROL_STRING = '[^\\u0000-\\u001f\\u007f-\\u009f]*';
// ECMA-48: control strings (OSC, DCS, SOS, PM, APC) up to their terminator, CSI sequences, other escapes. A control
// string that never ends is not removed: it would take visible text with it.
const ESCAPE_SEQUENCES = new RegExp([
    `(?:${ESCAPE}[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])${CONTROL_STRING}(?:\\u0007|${ESCAPE}\\\\|\\u009c)`,
    `(?:${ESCAPE}\\[|\\u009b)[0-?]*[ -/]*[@-~]`,
    `${ESCAPE}[ -/]*[0-Z\\\\^-~]`,
].join('|'), 'gu');
const LINE_ENDS = /\r\n|\r|\n/;
// Controls but the tab, formats and bidi marks, whatever is drawn as nothing, lone surrogates, and the two separators
// that some viewers take for line ends. .NET's search for `##[` also passes over characters drawn as nothing.
const INVISIBLE = /(?!\t)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const PREFIX = '| ';
/**
 * Makes a text from outside (docker, ECS, a container's log, a file name) safe to print in a workflow log: no line of
 * the result is a command to the runner, an escape sequence or invisible. One line of the result for each line.
 */
function cleanOutsideText(text, limits) {
    const lines = splitLines(text);
    const kept = lines.length <= limits.lines ? lines : lines.slice(lines.length - Math.max(limits.lines - 1, 0));
    const cleaned = kept.map((line) => PREFIX + capWidth(cleanLine(line), limits.width));
    const leftOut = lines.length - kept.length;
    return leftOut === 0 ? cleaned : [`${PREFIX}… ${leftOut} lines left out`, ...cleaned].slice(0, limits.lines);
}
/**
 * The same cleaning for a text quoted inside a sentence of ours: one line, without a prefix, so it must never stand at
 * the beginning of what is printed.
 */
function quoteOutsideText(text, width) {
    const cleaned = splitLines(text)
        .map((line) => cleanLine(line).trim())
        .filter((line) => line !== '');
    return capWidth(cleaned.join(' '), width);
}
function splitLines(text) {
    const lines = text.replace(ESCAPE_SEQUENCES, '').split(LINE_ENDS);
    return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
function cleanLine(line) {
    return line.replace(INVISIBLE, '\ufffd').replaceAll('##[', '##\\[');
}
function capWidth(line, width) {
    if (line.length <= width)
        return line;
    const start = line.slice(0, width);
    const whole = /[\ud800-\udbff]$/.test(start) ? start.slice(0, -1) : start;
    return `${whole}… (${line.length - whole.length} more characters)`;
}


/***/ }),

/***/ 2561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ quoteWord)
/* harmony export */ });
/** As a POSIX shell reads it back: one word, whatever it holds. For the commands that a person is told to run. */
function quoteWord(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}


/***/ }),

/***/ 9445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ renderEnd),
/* harmony export */   V$: () => (/* binding */ describeCause),
/* harmony export */   sW: () => (/* binding */ renderDiagnosis)
/* harmony export */ });
/* unused harmony export isRed */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _rollout_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4012);
/* harmony import */ var _task_definition_document_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6844);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(136);
/* harmony import */ var _log_line_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6027);
/* harmony import */ var _outside_text_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8561);






const MOST_LOG_LINES = 20;
const LOG_LIMITS = { lines: 4, width: 300 };
function renderEnd(event, style) {
    switch (event.type) {
        case 'judged':
            return [
                (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`${mark(event.verdict)} ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(event.service)} ${event.verdict}: ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(event.reason)}`, tone(event.verdict)),
            ];
        case 'diagnosed':
            return renderDiagnosis(event.service, event.diagnosis);
        case 'refused':
            return describeFaults(event.faults);
        case 'run-ended':
            return isRed(event.verdict) ? endRed(event, style) : [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(nameEnd(event), 'good')];
        default:
            return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unreachable */ .HB)(event);
    }
}
/** Whether the step is red. */
function isRed(verdict) {
    return _rollout_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT_CODES */ .a[verdict] !== 0;
}
/** One line for a cause: title, exit code in words, how many tasks. */
function describeCause(cause) {
    const words = cause.exitWords === undefined ? '' : ` (${cause.exitWords})`;
    const tasks = cause.count === 0 ? '' : `: ${cause.count} ${cause.count === 1 ? 'task' : 'tasks'}`;
    return `${cause.title}${words}${tasks}`;
}
/** @param what the service or the task that failed: outside text */
function renderDiagnosis(what, diagnosis) {
    const causes = diagnosis.causes.flatMap((cause) => [
        (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`  - ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(describeCause(cause))}`, 'bad'),
        ...cause.details.map((detail) => (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`    | ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(detail)}`, 'quiet')),
    ]);
    const logs = diagnosis.logs.flatMap(describeLog);
    const unread = diagnosis.unread.map((what) => (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`  may not be read: ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(what)}`, 'doubtful'));
    return [
        (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`why ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(what)} failed:`),
        ...causes,
        ...logs,
        ...unread,
        (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`  next step: ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(diagnosis.nextStep)}`),
    ];
}
function describeLog({ container, taskArn, lines }) {
    const clean = lines.slice(-MOST_LOG_LINES).flatMap((line) => (0,_outside_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanOutsideText */ .c)(line, LOG_LIMITS));
    const id = (0,_task_definition_document_js__WEBPACK_IMPORTED_MODULE_4__/* .nameRevision */ .h)(taskArn).slice(0, 8);
    return [
        (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`  last lines of ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(`container ${container} in task ${id}`)}:`),
        ...clean.map((line) => (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`    ${line}`, 'quiet')),
    ];
}
function describeFaults(faults) {
    return faults.map((fault) => ({
        kind: 'annotation',
        level: 'error',
        title: (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(fault.input ?? 'Slipway'),
        text: (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(fault.advice === undefined ? fault.text : `${fault.text} ${fault.advice}`),
        isVerdict: false,
    }));
}
/** The verdict comes last. Where there are annotations, the reason stands in one just above it, and once only. */
function endRed(event, style) {
    const reason = (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(event.reason);
    const step = event.nextStep === undefined ? '' : `next step: ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(event.nextStep)}`;
    if (style.kind === 'terminal') {
        return [...(step === '' ? [] : [(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(step)]), (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(`${nameEnd(event)}: ${reason}`, 'bad')];
    }
    const said = step === '' ? reason : `${reason} (${step})`;
    return [
        { kind: 'annotation', level: 'error', title: `Slipway: ${event.verdict}`, text: said, isVerdict: true },
        (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(nameEnd(event), 'bad'),
    ];
}
function nameEnd({ verdict, tookMs, reason }) {
    const end = `${mark(verdict)} ${verdict.toUpperCase()} after ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_5__/* .formatDuration */ .a3)(tookMs)}`;
    return isRed(verdict) ? end : `${end}: ${(0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(reason)}`;
}
function mark(verdict) {
    return isRed(verdict) ? '✘' : '✔';
}
function tone(verdict) {
    return isRed(verdict) ? 'bad' : 'good';
}


/***/ }),

/***/ 5743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ groupByCause)
/* harmony export */ });
/* harmony import */ var _cause_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5647);

/** ECS's words that one group keeps: many tasks say the same. */
const MOST_WORDS = 64;
/**
 * Groups stopped tasks by cause, the most frequent first. Those that the scheduler ended as planned are in none.
 * @param tasks oldest first
 */
function groupByCause(tasks) {
    const groups = new Map();
    for (const task of tasks) {
        const finding = (0,_cause_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyTask */ .U)(task);
        if (finding === undefined)
            continue;
        const key = JSON.stringify([finding.kind, finding.containers, finding.exitCode]);
        const known = groups.get(key);
        const words = [...(known?.words ?? []), ...finding.words].slice(0, MOST_WORDS);
        groups.set(key, { ...finding, words, count: (known?.count ?? 0) + 1, task });
    }
    return [...groups.values()].sort((one, other) => other.count - one.count);
}


/***/ }),

/***/ 5647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  U: () => (/* binding */ classifyTask),
  o: () => (/* binding */ classifyText)
});

;// CONCATENATED MODULE: ./lib/rollout/exit-codes.js
/** Linux signals by number, as a shell and the container runtimes report them: exit code 128 + number. */
const SIGNALS = {
    1: 'SIGHUP',
    2: 'SIGINT, interrupted',
    3: 'SIGQUIT',
    4: 'SIGILL, an instruction that this CPU does not know',
    5: 'SIGTRAP',
    6: 'SIGABRT, the program gave up by itself',
    7: 'SIGBUS, a bad memory access',
    8: 'SIGFPE, a bad calculation',
    9: 'SIGKILL, killed: out of memory, or SIGTERM was not obeyed in time',
    11: 'SIGSEGV, a bad memory access',
    13: 'SIGPIPE',
    15: 'SIGTERM, it was told to stop and did',
    31: 'SIGSYS, a forbidden system call',
};
/** Codes that shells and container runtimes agree on ("Exit Status", POSIX shell; docker run reference). */
const KNOWN = {
    0: 'ended by itself without an error; a service needs it to go on running',
    1: 'an error of the program',
    2: 'an error of the program, or wrong use of a shell command',
    125: 'the container runtime failed',
    126: 'the command cannot be executed',
    127: 'the command was not found',
    255: 'an error of the program, out of the usual range',
};
/**
 * An exit code in words for a person.
 *
 * @param code as ECS reports it: 0 to 255
 * @param reason the container's own reason; `OutOfMemoryError` decides what 137 means
 */
function explainExitCode(code, reason = '') {
    if (isOutOfMemory(reason))
        return 'out of memory, killed at its limit';
    const known = KNOWN[code];
    if (known !== undefined)
        return known;
    const signal = SIGNALS[code - 128];
    if (signal !== undefined)
        return signal;
    return code > 128 && code < 193 ? `ended by signal ${code - 128}` : 'an error of the program';
}
/** ECS agent: `OutOfMemoryError: Container killed due to memory usage`. */
function isOutOfMemory(reason) {
    return reason.includes('OutOfMemoryError');
}

;// CONCATENATED MODULE: ./lib/rollout/cause-rules.js

/** Pull failures; texts of the ECS agent, containerd and docker, the narrower before the wider. */
const PULL_RULES = [
    { kind: 'wrong-architecture', pattern: /descriptor matching platform|no matching manifest/i },
    { kind: 'image-throttled', pattern: /toomanyrequests|rate limit|429 Too Many/i },
    {
        kind: 'image-denied',
        pattern: /pull access denied|not authorized|AccessDenied|no basic auth|unauthorized|forbidden|role has the perm/i,
    },
    {
        kind: 'image-absent',
        pattern: /not found|manifest unknown|does not exist|no such image|whether the image exists/i,
    },
    {
        kind: 'image-unreachable',
        pattern: /request canceled|timeout|timed out|dial tcp|deadline exceeded|context canceled|connection issue|network configuration|connection refused/i,
    },
    { kind: 'image-not-pulled', pattern: /(?:)/ },
];
/** All other texts. Stopped reasons as in the ECS Developer Guide, "Stopped tasks error messages". */
const TEXT_RULES = [
    { kind: 'wrong-architecture', pattern: /exec format error/i },
    { kind: 'role-inaccessible', pattern: /unable to assume the role|perform: sts:AssumeRole/i },
    {
        kind: 'log-group-inaccessible',
        pattern: /failed to validate logger args|failed to initialize logging driver|log group does not exist|no log driver named|unknown log opt/i,
    },
    { kind: 'secret-inaccessible', pattern: /unable to pull secrets|unable to retrieve secret|fetching secret data/i },
    { kind: 'volume-not-mounted', pattern: /failed to invoke EFS|mount\.nfs|error mounting|error while mounting/i },
    { kind: 'port-held', pattern: /port is already allocated|address already in use|already using a port/i },
    { kind: 'user-absent', pattern: /unable to find (?:user|group) .*no matching entries in/is },
    { kind: 'directory-unusable', pattern: /chdir to cwd .*failed|working directory .*is invalid/is },
    { kind: 'command-absent', pattern: /executable file not found|Cannot\w+ContainerError.*no such file or directory/is },
    { kind: 'command-not-executable', pattern: /Cannot\w+ContainerError.*permission denied/is },
    { kind: 'container-health', pattern: /failed container health checks/i },
    { kind: 'load-balancer-health', pattern: /failed ELB health checks|is unhealthy in \((?:target-group|elb) /i },
    { kind: 'spot-interrupted', pattern: /Spot Task was interrupted/i },
    {
        kind: 'instance-lost',
        pattern: /Host EC2 .*(?:stopped|terminated)|deregistration forced|underlying infrastructure/i,
    },
    {
        kind: 'container-not-started',
        pattern: /Cannot(?:Start|Create|Inspect)ContainerError|DockerTimeoutError|ContainerRuntime/,
    },
];
const PULL_FAILED = /CannotPull|can.t pull the image/i;
const LONGEST_TEXT = 4096;
/** Kinds that lie in one container: ECS often says them of the task alone. */
const OF_A_CONTAINER = /^(?:image|wrong|command|container|directory|port|user)-/;
/** The cause that a text names, if it names one that we know. */
function classifyText(text) {
    const capped = text.slice(0, LONGEST_TEXT);
    const rules = PULL_FAILED.test(capped) ? PULL_RULES : TEXT_RULES;
    return rules.find((rule) => rule.pattern.test(capped))?.kind;
}
/** Why a task of ours stopped. Undefined: the scheduler ended it as planned, so it is no failure. */
function classifyTask(task) {
    const reason = task.stoppedReason ?? '';
    if (reason.startsWith('Scaling activity initiated by'))
        return undefined;
    return findMemoryKill(task) ?? findByText(task) ?? findByExit(task) ?? findNeverRun(task) ?? findByStopCode(task);
}
function findMemoryKill(task) {
    const killed = task.containers.filter((container) => isOutOfMemory(container.reason ?? ''));
    const first = killed[0];
    if (first === undefined)
        return undefined;
    const finding = { kind: 'out-of-memory', containers: namesOf(killed), words: wordsOf(task) };
    if (first.exitCode === undefined)
        return finding;
    return { ...finding, exitCode: first.exitCode, exitWords: `exit code ${first.exitCode}` };
}
function findByText(task) {
    const texts = [...task.containers.map((container) => container.reason ?? ''), task.stoppedReason ?? ''];
    const kind = texts.map(classifyText).find((found) => found !== undefined);
    if (kind === undefined)
        return undefined;
    const atFault = task.containers.filter((container) => kind === 'container-health' ? container.health === 'UNHEALTHY' : classifyText(container.reason ?? '') === kind);
    const isTheOnly = atFault.length === 0 && task.containers.length === 1 && OF_A_CONTAINER.test(kind);
    return { kind, containers: namesOf(isTheOnly ? task.containers : atFault), words: wordsOf(task) };
}
function findByExit(task) {
    const ending = task.containers.filter((container) => container.isEssential !== false);
    const ended = ending.some(({ exitCode }) => exitCode !== undefined) ? ending : task.containers;
    const first = [...ended].sort((one, other) => rankExit(one) - rankExit(other))[0];
    if (first?.exitCode === undefined || task.stopCode === 'UserInitiated')
        return undefined;
    const kind = kindOfExit(first.exitCode);
    const isNamed = kind === 'command-absent' || kind === 'command-not-executable';
    return {
        kind,
        containers: [first.name],
        exitCode: first.exitCode,
        exitWords: isNamed ? `exit code ${first.exitCode}` : explainExitCode(first.exitCode, first.reason),
        words: wordsOf(task),
    };
}
/**
 * Which container ended by itself: when one exits, ECS stops the others, and they show 143 or 137. A code of its own
 * comes first, then a kill, then an end without an error, last those that obeyed SIGTERM.
 */
function rankExit(container) {
    if (container.exitCode === undefined)
        return 4;
    const ranks = { 137: 1, 0: 2, 143: 3 };
    return ranks[container.exitCode] ?? 0;
}
function kindOfExit(code) {
    if (code === 126)
        return 'command-not-executable';
    if (code === 127)
        return 'command-absent';
    if (code === 137)
        return 'killed';
    return [132, 134, 135, 136, 139].includes(code) ? 'crashed' : 'container-exited';
}
/** When one container ends at once, ECS ends the task before the others have started: they have no exit code. */
function findNeverRun(task) {
    const words = wordsOf(task);
    if (task.stopCode !== 'EssentialContainerExited' || words.length > 0)
        return undefined;
    return { kind: 'container-never-ran', containers: namesOf(task.containers), words };
}
function findByStopCode(task) {
    const kind = task.stopCode === 'UserInitiated' ? 'stopped-by-person' : 'ecs-says';
    return { kind, containers: [], words: wordsOf(task) };
}
/** ECS's words, without those that say nothing more than the exit code does. */
function wordsOf(task) {
    const all = [task.stoppedReason ?? '', ...task.containers.map((container) => container.reason ?? '')];
    return all.filter((words) => words !== '' && words !== 'Essential container in task exited');
}
function namesOf(containers) {
    return containers.map((container) => container.name).sort();
}


/***/ }),

/***/ 4308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  kE: () => (/* binding */ NO_EVIDENCE),
  Cw: () => (/* binding */ describeStop),
  M8: () => (/* binding */ diagnoseRollout)
});

// EXTERNAL MODULE: ./lib/report/outside-text.js
var outside_text = __nccwpck_require__(8561);
// EXTERNAL MODULE: ./lib/report/shell-word.js
var shell_word = __nccwpck_require__(2561);
;// CONCATENATED MODULE: ./lib/rollout/cause-advice.js


/** Of a log group or stream (CloudWatch Logs API reference). */
const LONGEST_NAME = 512;
const TITLES = {
    'image-absent': ({ subject }) => `the image of ${subject} is not in its registry`,
    'image-denied': ({ subject }) => `the image of ${subject} may not be pulled`,
    'image-throttled': ({ subject }) => `the registry limits pulls of the image of ${subject}`,
    'image-unreachable': ({ subject }) => `the registry of the image of ${subject} cannot be reached`,
    'image-not-pulled': ({ subject }) => `the image of ${subject} cannot be pulled`,
    'wrong-architecture': ({ subject }) => `the image of ${subject} is built for another processor architecture`,
    'command-absent': ({ subject }) => `the command of ${subject} is not in the image`,
    'command-not-executable': ({ subject }) => `the command of ${subject} cannot be executed`,
    'user-absent': ({ subject }) => `the user of ${subject} is not in the image`,
    'directory-unusable': ({ subject }) => `the working directory of ${subject} cannot be used`,
    'out-of-memory': ({ subject }) => `${subject} ran out of memory`,
    killed: ({ subject }) => `${subject} was killed, exit code 137`,
    crashed: ({ subject, exitCode }) => `${subject} crashed with exit code ${exitCode}`,
    'container-exited': ({ subject, exitCode }) => `${subject} exited with code ${exitCode}`,
    'container-health': ({ subject }) => `the health check of ${subject} failed`,
    'load-balancer-health': () => 'the health check of the load balancer failed',
    'not-in-service': () => 'the load balancer has tasks that are not in service',
    'secret-inaccessible': () => 'the secrets or the token of the registry could not be read',
    'log-group-inaccessible': () => 'the log driver could not start',
    'role-inaccessible': () => 'ECS cannot assume a role of the task definition',
    'volume-not-mounted': () => 'a volume could not be mounted',
    'port-held': ({ subject }) => `a host port of ${subject} is held already`,
    'container-not-started': ({ subject }) => `${subject} could not be started`,
    'container-never-ran': ({ subject }) => `${subject} had not started when the task ended`,
    'instance-lost': () => 'the host of the task went away',
    'spot-interrupted': () => 'Spot capacity was taken back',
    'stopped-by-person': () => 'a task was stopped by a call to StopTask',
    'alarm-triggered': () => 'a deployment alarm went off',
    'hook-failed': () => 'a lifecycle hook failed',
    'pause-unanswered': () => 'the deployment waits at a pause, and nobody has answered it',
    'no-evidence': () => 'no stopped task of this deployment can be seen',
    'ecs-says': () => 'ECS says',
};
const NEXT_STEPS = {
    'image-absent': checkImage,
    'image-denied': () => 'Let the execution role read the repository (ecr:BatchGetImage, ecr:GetDownloadUrlForLayer, ecr:GetAuthorizationToken).',
    'image-throttled': () => 'Copy the image to Amazon ECR, or pull through an ECR cache, and deploy it from there.',
    'image-unreachable': () => 'Give the subnets of the tasks a route to the registry: NAT, a public IP or VPC endpoints.',
    'image-not-pulled': describeTask,
    'wrong-architecture': () => 'Build for the architecture of the service: input platforms, such as linux/amd64.',
    'command-absent': ({ subject }) => `Correct the command or entry point of ${subject}, or the image that should hold it.`,
    'command-not-executable': ({ subject }) => `Make the entry point of ${subject} executable (chmod +x) in the image.`,
    'user-absent': ({ subject }) => `Correct the user of ${subject} in the task definition or the Dockerfile, or add it to the image.`,
    'directory-unusable': ({ subject }) => `Give ${subject} an absolute working directory that is in the image and open to its user.`,
    'out-of-memory': ({ subject }) => `Raise the memory of ${subject} in the task definition, or lower what it uses.`,
    killed: readLog,
    crashed: readLog,
    'container-exited': readLog,
    'container-health': ({ subject }) => `Run the health check of ${subject} by hand in its image; if it only starts slowly, raise startPeriod.`,
    'load-balancer-health': checkTargets,
    'not-in-service': checkTargets,
    'secret-inaccessible': () => 'Check that each secret exists, that the execution role may read it, and that the subnets reach its endpoint.',
    'log-group-inaccessible': () => 'Create the log group, or let the execution role do it (logs:CreateLogGroup, logs:CreateLogStream).',
    'role-inaccessible': () => 'Let ecs-tasks.amazonaws.com assume the task role and the execution role.',
    'volume-not-mounted': () => 'Check that the file system exists and that its security group admits the tasks.',
    'port-held': () => 'Set hostPort to 0, lower minimum-healthy-percent, or add a container instance.',
    'container-not-started': describeTask,
    'container-never-ran': describeTask,
    'instance-lost': () => 'Run the deployment again once the capacity is back.',
    'spot-interrupted': () => 'Run the deployment again, or keep a base of the service on capacity that stays.',
    'stopped-by-person': () => 'Ask who stopped the task: CloudTrail names the caller of StopTask.',
    'alarm-triggered': readAlarm,
    'hook-failed': readHookLog,
    'pause-unanswered': () => 'Answer the pause before the limit, or make wait-for-minutes longer.',
    'no-evidence': describeService,
    'ecs-says': describeService,
};
/** A cause in one line. */
function nameCause(kind, scene) {
    return TITLES[kind](scene);
}
/** One step against a cause: what to change, or the exact command that shows more. */
function adviseOn(kind, scene) {
    return NEXT_STEPS[kind](scene);
}
function checkImage({ image, subject }) {
    const parts = /^([^/]+\.dkr\.ecr\.[^/]+)\/([^:@]+)(?::([^@]+))?(?:@(sha256:[0-9a-f]+))?$/.exec(image ?? '');
    const repository = parts?.[2];
    if (repository === undefined)
        return `Check that the image of ${subject} exists in its registry under that very name.`;
    const id = parts?.[4] === undefined ? `imageTag=${parts?.[3] ?? 'latest'}` : `imageDigest=${parts[4]}`;
    return `Run: aws ecr describe-images --repository-name ${(0,shell_word/* quoteWord */.X)(repository)} --image-ids ${(0,shell_word/* quoteWord */.X)(id)}`;
}
function readLog(scene) {
    if (scene.log === undefined)
        return describeTask(scene);
    const [group, stream, region] = [scene.log.group, scene.log.stream, scene.log.region].map(quoteOutside);
    const where = scene.log.region === undefined ? '' : ` --region ${region}`;
    return `Read its log: aws logs tail ${group} --since 30m --log-stream-names ${stream}${where}`;
}
function describeTask(scene) {
    if (scene.taskArn === undefined)
        return describeService(scene);
    return `Run: aws ecs describe-tasks --cluster ${(0,shell_word/* quoteWord */.X)(scene.cluster)} --tasks ${(0,shell_word/* quoteWord */.X)(scene.taskArn)}`;
}
function checkTargets(scene) {
    if (scene.targetGroupArn === undefined) {
        return 'Check that the service answers on the path and port of the health check within its grace period.';
    }
    return `Run: aws elbv2 describe-target-health --target-group-arn ${(0,shell_word/* quoteWord */.X)(scene.targetGroupArn)}`;
}
function readAlarm({ alarm = '' }) {
    return `Run: aws cloudwatch describe-alarm-history --alarm-name ${(0,shell_word/* quoteWord */.X)(alarm)}`;
}
/** Lambda logs to a group named after the function unless told otherwise (Lambda Developer Guide, CloudWatch logs). */
function readHookLog({ hookFunction }) {
    if (hookFunction === undefined) {
        return 'Ask who refused the deployment: CloudTrail names the caller of ContinueServiceDeployment.';
    }
    return `Read the log of the hook: aws logs tail ${(0,shell_word/* quoteWord */.X)(`/aws/lambda/${hookFunction}`)} --since 30m`;
}
/** A task that runs once belongs to no service. */
function describeService(scene) {
    const { cluster, service } = scene;
    if (service === '' && scene.taskArn !== undefined)
        return describeTask(scene);
    const names = `--cluster ${(0,shell_word/* quoteWord */.X)(cluster)} --services ${(0,shell_word/* quoteWord */.X)(service)}`;
    return `Run: aws ecs describe-services ${names} --query 'services[0].events[:10]'`;
}
/** Names from the task definition, which nobody has cleaned yet. */
function quoteOutside(name = '') {
    return (0,shell_word/* quoteWord */.X)((0,outside_text/* quoteOutsideText */.h)(name, LONGEST_NAME));
}

// EXTERNAL MODULE: ./lib/rollout/cause-groups.js
var cause_groups = __nccwpck_require__(5743);
// EXTERNAL MODULE: ./lib/rollout/cause-rules.js + 1 modules
var cause_rules = __nccwpck_require__(5647);
;// CONCATENATED MODULE: ./lib/rollout/course-causes.js
/** Alarms that went off, hooks that failed, and a pause that nobody has answered; likeliest first. */
function listCourseCauses(course) {
    const alarms = course?.alarms?.triggered ?? [];
    const failed = (course?.hooks ?? []).filter(hasFailed);
    const waiting = (course?.hooks ?? []).filter((hook) => hook.status === 'AWAITING_ACTION');
    return [
        ...(alarms.length === 0 ? [] : [aGroup('alarm-triggered', alarms)]),
        ...(failed.length === 0 ? [] : [aGroup('hook-failed', failed.map(describeHook))]),
        ...(waiting.length === 0 ? [] : [aGroup('pause-unanswered', waiting.map(describeHook))]),
    ];
}
/** The Lambda function behind the first hook that failed; undefined for a pause. */
function findFailedFunction(course) {
    const arn = course?.hooks.find(hasFailed)?.targetArn;
    return /:function:([^:]+)/.exec(arn ?? '')?.[1];
}
function hasFailed({ status }) {
    return status === 'FAILED' || status === 'TIMED_OUT';
}
function describeHook(hook) {
    return `${hook.targetArn ?? hook.id}: ${hook.status}`;
}
function aGroup(kind, words) {
    return { kind, containers: [], words, count: 0 };
}

// EXTERNAL MODULE: ./lib/rollout/target-health.js
var target_health = __nccwpck_require__(3691);
;// CONCATENATED MODULE: ./lib/rollout/diagnose.js






/** Where nothing was found out. */
const NO_EVIDENCE = {
    cluster: '',
    service: '',
    stoppedTasks: [],
    events: [],
    logs: [],
    targetGroups: [],
    unreadable: [],
};
const DETAIL_WIDTH = 300;
const MOST_DETAILS = 4;
const MOST_CAUSES = 6;
/** Events in which ECS says that it cannot go on. They are shown in its words and never judged. */
const TROUBLE = /was unable to|is unable to consistently|failed to (?:launch|register)|throttled|misconfigured|IS NOT FOUND|Timed out waiting|alarm detected|hook/;
const WAITING = /was unable to place a task because no container instance met all of its requirements/;
/**
 * Why a rollout failed: stopped tasks grouped by cause, then what targets, alarms, hooks and events say, likeliest first. Pure; says
 * what is known and names what could not be read.
 */
function diagnoseRollout(evidence) {
    const ofTasks = (0,cause_groups/* groupByCause */.w)(evidence.stoppedTasks);
    // While tasks start and fail, a rollout that waits for room is no cause of its own.
    const telling = evidence.events.filter((event) => ofTasks.length === 0 || !WAITING.test(event.text));
    const seen = [...addTargets(ofTasks, evidence), ...listCourseCauses(evidence.course)];
    const all = telling.reduce(addEvent, seen).slice(0, MOST_CAUSES);
    const causes = all.map((group) => describeCause(group, evidence));
    const said = causes.length > 0 ? causes : [describeAbsence(evidence)];
    return {
        causes: said,
        nextStep: said[0]?.nextStep ?? '',
        logs: evidence.logs.filter(({ lines }) => lines.length > 0),
        unread: evidence.unreadable.map(nameUnread),
    };
}
/** Why one task stopped, in one line; `isFailure` is false when the scheduler stopped it as planned. */
function describeStop(task) {
    const finding = (0,cause_rules/* classifyTask */.U)(task);
    if (finding === undefined)
        return { words: 'as the scheduler planned', isFailure: false };
    const { title, exitWords, details } = describeCause({ ...finding, count: 1, task }, NO_EVIDENCE);
    const meaning = exitWords === undefined ? '' : ` (${exitWords})`;
    return { words: [`${title}${meaning}`, ...details.slice(0, 1)].join(': '), isFailure: true };
}
/** What was asked of the targets and what came back stands before ECS's words for it. */
function addTargets(groups, evidence) {
    const { targetGroups, events } = evidence;
    const now = targetGroups.flatMap(target_health/* describeTargets */.Eg);
    const then = events.flatMap((event) => (0,target_health/* describeUnhealthyEvent */.AR)(event, targetGroups) ?? []);
    const words = [...new Set([...now, ...then])];
    const isFailing = then.length > 0 || targetGroups.some(target_health/* hasUnhealthy */.j$);
    if (words.length === 0)
        return groups;
    const place = groups.findIndex(({ kind }) => kind === 'load-balancer-health');
    const known = groups[place];
    if (known !== undefined)
        return groups.with(place, { ...known, words: [...words, ...known.words] });
    return [...groups, { kind: isFailing ? 'load-balancer-health' : 'not-in-service', containers: [], words, count: 0 }];
}
/** An event adds its words to the cause that it speaks of, or makes one that explains no task. */
function addEvent(groups, event) {
    const kind = (0,cause_rules/* classifyText */.o)(event.text) ?? (TROUBLE.test(event.text) ? 'ecs-says' : undefined);
    if (kind === undefined)
        return groups;
    const place = groups.findIndex((group) => group.kind === kind);
    const known = groups[place];
    if (known === undefined)
        return [...groups, { kind, containers: [], words: [event.text], count: 0 }];
    return groups.with(place, { ...known, words: [...known.words, event.text] });
}
function describeCause(group, evidence) {
    const scene = setScene(group, evidence);
    const details = new Set(group.words.map((words) => (0,outside_text/* quoteOutsideText */.h)(words, DETAIL_WIDTH)).filter((line) => line !== ''));
    return {
        kind: group.kind,
        title: nameCause(group.kind, scene),
        count: group.count,
        containers: group.containers,
        ...(group.exitCode === undefined ? {} : { exitCode: group.exitCode }),
        ...(group.exitWords === undefined ? {} : { exitWords: group.exitWords }),
        details: [...details].slice(0, MOST_DETAILS),
        nextStep: adviseOn(group.kind, scene),
    };
}
function setScene(group, evidence) {
    const container = group.containers[0];
    const image = group.task?.containers.find(({ name }) => name === container)?.image;
    const log = evidence.logs.find((one) => one.taskArn === group.task?.arn && one.container === container);
    const saidArn = /\(target-group (arn:[\w:/-]+)\)/.exec(group.words.join(' '))?.[1];
    const targetGroupArn = saidArn ?? evidence.targetGroups[0]?.arn;
    const alarm = evidence.course?.alarms?.triggered[0];
    const hookFunction = findFailedFunction(evidence.course);
    return {
        cluster: evidence.cluster,
        service: evidence.service,
        subject: nameSubject(group.containers),
        ...(container === undefined ? {} : { container }),
        ...(image === undefined ? {} : { image: (0,outside_text/* quoteOutsideText */.h)(image, DETAIL_WIDTH) }),
        ...(group.exitCode === undefined ? {} : { exitCode: group.exitCode }),
        ...(group.task === undefined ? {} : { taskArn: group.task.arn }),
        ...(log === undefined ? {} : { log }),
        ...(targetGroupArn === undefined ? {} : { targetGroupArn }),
        ...(alarm === undefined ? {} : { alarm: (0,outside_text/* quoteOutsideText */.h)(alarm, DETAIL_WIDTH) }),
        ...(hookFunction === undefined ? {} : { hookFunction: (0,outside_text/* quoteOutsideText */.h)(hookFunction, DETAIL_WIDTH) }),
    };
}
function nameSubject(containers) {
    const names = containers.map((name) => (0,outside_text/* quoteOutsideText */.h)(name, 64));
    if (names.length === 0)
        return 'the task';
    return `container${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
}
/** The reasons of our own adapters begin with the action already. */
function nameUnread({ action, why }) {
    return (0,outside_text/* quoteOutsideText */.h)(why.startsWith(action) ? why : `${action}: ${why}`, DETAIL_WIDTH);
}
function describeAbsence(evidence) {
    const none = { kind: 'no-evidence', containers: [], words: [], count: 0 };
    const cause = describeCause(none, evidence);
    const breaker = evidence.circuitBreaker;
    if (breaker === undefined)
        return cause;
    const counted = `ECS counts ${breaker.failureCount} failed tasks; its circuit breaker opens at ${breaker.threshold}`;
    return { ...cause, details: [counted] };
}


/***/ }),

/***/ 2700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readStrategy),
/* harmony export */   NQ: () => (/* binding */ measureLeastMinutes),
/* harmony export */   dp: () => (/* binding */ formatMinutes),
/* harmony export */   rz: () => (/* binding */ describeStrategy),
/* harmony export */   vB: () => (/* binding */ isRollbackDue),
/* harmony export */   yz: () => (/* binding */ isShiftUnderWay)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6413);

/** The members of the progressive strategies (ECS API reference, CanaryConfiguration and LinearConfiguration). */
const STEPS = {
    CANARY: { member: 'canaryConfiguration', percent: 'canaryPercent', minutes: 'canaryBakeTimeInMinutes' },
    LINEAR: { member: 'linearConfiguration', percent: 'stepPercent', minutes: 'stepBakeTimeInMinutes' },
};
/**
 * The strategy of a deployment configuration, as described; undefined for a rolling update, which the two percents rule.
 */
function readStrategy(configuration) {
    const { strategy: name = 'ROLLING' } = configuration;
    if (typeof name !== 'string' || name === 'ROLLING')
        return undefined;
    const bakeMinutes = readNumber(configuration.bakeTimeInMinutes) ?? 0;
    const members = STEPS[name];
    const progress = members === undefined ? undefined : configuration[members.member];
    if (members === undefined || !(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .O)(progress))
        return { name, bakeMinutes };
    const percent = readNumber(progress[members.percent]) ?? 100;
    return { name, bakeMinutes, step: { percent, minutes: readNumber(progress[members.minutes]) ?? 0 } };
}
function readNumber(value) {
    return typeof value === 'number' ? value : undefined;
}
/** How long a deployment takes even if all goes well: the pauses between shifts, and the bake time. */
function measureLeastMinutes({ name, bakeMinutes, step }) {
    if (step === undefined || step.percent <= 0 || step.percent >= 100)
        return bakeMinutes;
    // In tenths of a percent, which is how fine a step may be; no pause follows the last shift.
    const pauses = name === 'CANARY' ? 1 : Math.ceil(1000 / Math.round(step.percent * 10)) - 1;
    return bakeMinutes + pauses * step.minutes;
}
/** `strategy CANARY: 10% for 5 minutes, then all traffic; bake time 10 minutes` */
function describeStrategy(strategy) {
    return `strategy ${strategy.name}: ${describeShift(strategy)}; bake time ${formatMinutes(strategy.bakeMinutes)}`;
}
function describeShift({ name, step }) {
    if (name === 'BLUE_GREEN')
        return 'all traffic at once';
    if (step === undefined)
        return 'traffic as ECS shifts it';
    const pause = formatMinutes(step.minutes);
    if (name === 'CANARY')
        return `${step.percent}% for ${pause}, then all traffic`;
    return `${step.percent}% more of the traffic every ${pause}`;
}
function formatMinutes(minutes) {
    return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}
/**
 * Whether ECS rolls a failed deployment back by itself: at the circuit breaker or an alarm if it was set so, at a failed
 * hook always (ECS Developer Guide, lifecycle hooks).
 */
function isRollbackDue({ service, serviceDeployment }) {
    const { alarms } = service?.deploymentConfiguration ?? {};
    const hasAlarm = (serviceDeployment?.alarms?.triggered ?? []).length > 0;
    const isDueAtAlarm = hasAlarm && (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .O)(alarms) && alarms.rollback === true;
    const hasFailedHook = (serviceDeployment?.hooks ?? []).some(({ status }) => FAILED_HOOK.has(status));
    return service?.circuitBreaker.rollback === true || isDueAtAlarm || hasFailedHook;
}
/** A time-out whose action is to go on fails nothing, and then nothing is FAILED either. */
const FAILED_HOOK = new Set(['FAILED', 'TIMED_OUT']);
/** Service deployments that are over (ECS API reference, ServiceDeployment). */
const FINAL = new Set(['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED']);
/**
 * Whether traffic is still being shifted or baked, forward or back: only the service deployment says so, since both
 * deployments of the service may have all their tasks long before.
 */
function isShiftUnderWay({ service, serviceDeployment }) {
    if (service === undefined || serviceDeployment === undefined)
        return false;
    return readStrategy(service.deploymentConfiguration) !== undefined && !FINAL.has(serviceDeployment.status);
}


/***/ }),

/***/ 3691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AR: () => (/* binding */ describeUnhealthyEvent),
/* harmony export */   Eg: () => (/* binding */ describeTargets),
/* harmony export */   hU: () => (/* binding */ chooseTargetGroups),
/* harmony export */   j$: () => (/* binding */ hasUnhealthy)
/* harmony export */ });
/* harmony import */ var _cause_groups_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5743);
/* harmony import */ var _cause_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5647);


/** ECS takes at most five target groups a service (ECS service quotas). */
const MOST_GROUPS = 5;
/** `… (port 8080) is unhealthy in (target-group ARN) due to (reason Request timed out).`, observed in real events. */
const UNHEALTHY = /\(port (\d{1,5})\) is unhealthy in \(target-group (arn:[\w:/-]+)\) due to \(reason (.*?)\)\.?$/;
/**
 * ARNs of the target groups to look at: those of the service when the load balancer found tasks unhealthy, or when no
 * stopped task says why nothing went on. Classic load balancers have no target groups.
 */
function chooseTargetGroups({ tasks, events, loadBalancers }) {
    const kinds = (0,_cause_groups_js__WEBPACK_IMPORTED_MODULE_0__/* .groupByCause */ .w)(tasks).map(({ kind }) => kind);
    const isToldOf = events.some(({ text }) => (0,_cause_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .classifyText */ .o)(text) === 'load-balancer-health');
    if (kinds.length > 0 && !kinds.includes('load-balancer-health') && !isToldOf)
        return [];
    return [...new Set(loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []))].slice(0, MOST_GROUPS);
}
/**
 * Why targets do not serve, one line for each distinct reason: what was asked of them and what came back. Targets that
 * serve, or that are taken out of service as planned, say nothing.
 */
function describeTargets({ targets, healthCheck }) {
    const lines = targets.flatMap((target) => describeProbe(target, healthCheck) ?? []);
    const counts = new Map();
    for (const line of lines)
        counts.set(line, (counts.get(line) ?? 0) + 1);
    return [...counts].map(([line, count]) => (count === 1 ? line : `${line} (${count} targets)`));
}
function hasUnhealthy({ targets }) {
    return targets.some(({ state }) => state === 'unhealthy');
}
/** The same from an event of the service: it outlives the target, which leaves its group when its task stops. */
function describeUnhealthyEvent(event, groups) {
    const [, port, arn, description] = UNHEALTHY.exec(event.text) ?? [];
    if (port === undefined || description === undefined)
        return undefined;
    const healthCheck = groups.find((group) => group.arn === arn)?.healthCheck;
    return describeProbe({ port: Number(port), state: 'unhealthy', description }, healthCheck);
}
function describeProbe(target, healthCheck) {
    const said = target.description ?? target.reasonCode ?? 'no reason given';
    switch (target.state) {
        case 'healthy':
        case 'draining':
            return undefined;
        case 'initial':
            return `port ${target.port} is not in service yet: ${said}`;
        case 'unhealthy':
            return describeFailure(target, { said, healthCheck });
        default:
            return `port ${target.port} is ${target.state}: ${said}`;
    }
}
/** Reasons in the words of Elastic Load Balancing (API reference, TargetHealth; User Guide, target health reasons). */
function describeFailure(target, { said, healthCheck }) {
    const probe = nameProbe(target.port, healthCheck);
    const codes = /^Health checks failed with these codes: \[([^\]]*)\]/.exec(said)?.[1];
    if (codes !== undefined) {
        const expected = healthCheck?.matcher === undefined ? '' : `, expected ${healthCheck.matcher}`;
        return `${probe} returned ${codes}${expected}`;
    }
    if (/^Request timed out/i.test(said))
        return `${probe} timed out`;
    if (/^Health checks failed$/i.test(said))
        return `${probe} got no connection or no valid answer`;
    return `${probe} failed: ${said}`;
}
/** `GET /health on port 8081`, as far as the health check is known. */
function nameProbe(targetPort, healthCheck) {
    if (healthCheck === undefined)
        return `the health check on port ${targetPort}`;
    const { protocol, path, port } = healthCheck;
    const where = `on port ${port === 'traffic-port' ? targetPort : port}`;
    if (protocol === 'HTTP')
        return `GET ${path ?? '/'} ${where}`;
    if (protocol === 'HTTPS')
        return `GET ${path ?? '/'} over TLS ${where}`;
    return `a ${protocol} connection ${where}`;
}


/***/ }),

/***/ 4012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ EXIT_CODES)
/* harmony export */ });
/** Exit code of the command line for each verdict; 0 is a green step. */
const EXIT_CODES = {
    steady: 0,
    unchanged: 0,
    started: 0,
    planned: 0,
    refused: 2,
    'rolled-back': 10,
    failed: 11,
    superseded: 12,
    'timed-out': 13,
    stuck: 14,
    unknown: 15,
    cancelled: 130,
};


/***/ }),

/***/ 3117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ connectRunner),
/* harmony export */   K: () => (/* binding */ readInputs)
/* harmony export */ });
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3311);
/** What the Actions runner takes from a step and gives to it, through `@actions/core`. */

const LARGEST_SUMMARY = 64 * 1024;
const LARGEST_OUTPUT = 64 * 1024;
const LONGEST_ANNOTATION = 4096;
// Masking less would blacken ordinary words all over the log.
const SHORTEST_SECRET = 4;
const CUT = '\n\n_The rest did not fit._\n';
/**
 * The toolkit is loaded only in a workflow: an HTTP client comes with every import of it, a long wait for a command line.
 *
 * @param environment the variables of this process, since the toolkit reads them by itself and writes to its stdout
 */
async function connectRunner(environment) {
    if (environment.GITHUB_ACTIONS !== 'true')
        return createSilence(environment);
    const core = await __nccwpck_require__.e(/* import() */ 264).then(__nccwpck_require__.bind(__nccwpck_require__, 7264));
    // Without its file a record would be printed as a command that the runner has abolished.
    const has = (file) => (0,_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .readVariable */ .n)(environment, file) !== undefined;
    return {
        isActions: true,
        isDebug: core.isDebug(),
        setOutput: (name, value) => void attempt(() => has('GITHUB_OUTPUT') && core.setOutput(name, capBytes(value))),
        saveState: (name, value) => void attempt(() => has('GITHUB_STATE') && core.saveState(name, value)),
        readState: (name) => core.getState(name) || undefined,
        writeSummary: (markdown) => 
        // What could not be written is still in the buffer.
        attempt(() => has('GITHUB_STEP_SUMMARY') && core.summary.emptyBuffer().addRaw(capSummary(markdown)).write()),
        mask: (secret) => {
            // Line by line: of a whole the runner would also mask each line, the shortest too.
            const lines = secret.split(/[\r\n]+/).map((line) => line.trim());
            for (const line of lines)
                if (line.length >= SHORTEST_SECRET)
                    void attempt(() => core.setSecret(line));
        },
        annotate: ({ level, text, line, ...place }) => {
            const properties = { ...place, ...(line === undefined ? {} : { startLine: line }) };
            void attempt(() => core[level](capWidth(text, LONGEST_ANNOTATION), properties));
        },
        openGroup: (title) => void attempt(() => core.startGroup(title)),
        closeGroup: () => void attempt(() => core.endGroup()),
    };
}
/** Outside a workflow nobody reads commands and records, and a mask would be the secret itself on the terminal. */
function createSilence(environment) {
    const keepSilent = () => { };
    return {
        isActions: false,
        isDebug: environment.RUNNER_DEBUG === '1',
        setOutput: keepSilent,
        saveState: keepSilent,
        readState: () => undefined,
        writeSummary: async () => { },
        mask: keepSilent,
        annotate: keepSilent,
        openGroup: keepSilent,
        closeGroup: keepSilent,
    };
}
/**
 * All inputs that the runner gives, by name in lower case, as written. Inputs that are not set come as empty texts, so
 * an empty one is left out. GitHub keeps the hyphens of a name and makes blanks underscores. Read here, since the
 * toolkit reads an input by its name and has no list: a name that we do not know would never be told.
 */
function readInputs(environment) {
    const inputs = Object.entries(environment).flatMap(([name, value]) => name.startsWith('INPUT_') && value !== undefined && value !== ''
        ? [[name.slice('INPUT_'.length).toLowerCase(), value]]
        : []);
    return Object.fromEntries(inputs);
}
/** A file that is gone, a full disk or a reader that went away must not change what the run comes to. */
async function attempt(act) {
    try {
        await act();
    }
    catch {
        // Nobody is left to be told: the record was the telling.
    }
}
function capWidth(text, width) {
    return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
function capBytes(text) {
    const bytes = Buffer.from(text, 'utf8');
    return bytes.length <= LARGEST_OUTPUT ? text : decodeWhole(bytes, LARGEST_OUTPUT);
}
function capSummary(markdown) {
    const bytes = Buffer.from(markdown, 'utf8');
    if (bytes.length <= LARGEST_SUMMARY)
        return markdown;
    const kept = decodeWhole(bytes, LARGEST_SUMMARY - CUT.length);
    return kept.slice(0, kept.lastIndexOf('\n') + 1) + CUT;
}
/** The first bytes as text, without the character that the cut went through. */
function decodeWhole(bytes, length) {
    return new TextDecoder().decode(bytes.subarray(0, length), { stream: true });
}


/***/ }),

/***/ 3311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ readVariable)
/* harmony export */ });
/** A variable's value; undefined when it is not set or empty, which mean the same to the runner. */
function readVariable(environment, name) {
    const value = environment[name];
    return value === undefined || value === '' ? undefined : value;
}


/***/ }),

/***/ 3807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  y: () => (/* binding */ openProcess)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: ./lib/runner/environment.js
var runner_environment = __nccwpck_require__(3311);
;// CONCATENATED MODULE: ./lib/runner/signals.js
/**
 * One AbortSignal for every way in which a run is told to end. Its reason is the name of the signal, or `EPIPE` when the
 * reader of our output is gone: in a job container that is all we hear of a cancel. Other faults of an output, such as
 * a full disk, change nothing.
 */
function listenForEnd({ source, outputs, endNow }) {
    const controller = new AbortController();
    const end = (name) => {
        if (controller.signal.aborted)
            endNow();
        else
            controller.abort(name);
    };
    source.on('SIGINT', end);
    source.on('SIGTERM', end);
    for (const output of outputs) {
        output.on('error', (error) => {
            if (error.code === 'EPIPE' && !controller.signal.aborted)
                controller.abort('EPIPE');
        });
    }
    return controller.signal;
}

;// CONCATENATED MODULE: ./lib/runner/process.js



function openProcess() {
    const environment = process.env;
    return {
        environment,
        workspace: (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_WORKSPACE') ?? process.cwd(),
        temporary: (0,runner_environment/* readVariable */.n)(environment, 'RUNNER_TEMP') ?? (0,external_node_os_.tmpdir)(),
        write: (line) => void process.stdout.write(`${line}\n`),
        signal: listenForEnd({
            source: process,
            outputs: [process.stdout, process.stderr],
            endNow: () => process.exit(130),
        }),
        end: async (code) => {
            await new Promise((resolve) => process.stdout.write('', () => resolve()));
            return process.exit(code);
        },
    };
}


/***/ }),

/***/ 8526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  J: () => (/* binding */ createVoice)
});

// EXTERNAL MODULE: ./lib/report/log-line.js
var log_line = __nccwpck_require__(6027);
;// CONCATENATED MODULE: ./lib/report/annotation-limit.js

/** Most annotations of one run: more of them are no longer read. The last place is kept for the verdict. */
const MOST_ANNOTATIONS = 5;
/** Lets annotations through as long as there is room; the others become lines of text, so nothing is left unsaid. */
function limitAnnotations(lines, used) {
    const limited = [];
    let count = used;
    for (const line of lines) {
        const room = line.kind === 'annotation' && line.isVerdict ? MOST_ANNOTATIONS : MOST_ANNOTATIONS - 1;
        const isTooMuch = line.kind === 'annotation' && count >= room;
        limited.push(isTooMuch ? (0,log_line/* flattenAnnotation */.sp)(line, { kind: 'workflow' }) : line);
        if (line.kind === 'annotation' && !isTooMuch)
            count += 1;
    }
    return { lines: limited, used: count };
}

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/report/outside-text.js
var outside_text = __nccwpck_require__(8561);
;// CONCATENATED MODULE: ./lib/report/preparation-lines.js



const OUTPUT_LINES = 200;
const OUTPUT_WIDTH = 400;
function renderPreparation(event) {
    switch (event.type) {
        case 'identified':
            return [(0,log_line/* text */.Qq)(describeIdentity(event))];
        case 'service-found':
            return [
                (0,log_line/* text */.Qq)((0,log_line/* quote */.hD)(`service ${event.service} in cluster ${event.cluster}: ${event.revision} serves, ${event.running} of ${event.desired} running`)),
            ];
        case 'planned':
            return [(0,log_line/* text */.Qq)(`plan: ${(0,log_line/* quote */.hD)(event.text)}`)];
        case 'notice':
        case 'warning':
            return [annotate(event)];
        case 'logged-in':
            return [(0,log_line/* text */.Qq)(`logged in to ${(0,log_line/* quote */.hD)(event.registry)}`)];
        case 'command-output':
            return (0,outside_text/* cleanOutsideText */.c)(event.line, { lines: OUTPUT_LINES, width: OUTPUT_WIDTH }).map((line) => (0,log_line/* text */.Qq)(line, 'quiet'));
        case 'image-reused':
            return [(0,log_line/* text */.Qq)(`image ${(0,log_line/* quote */.hD)(event.reference)} is there already: ${(0,log_line/* quote */.hD)(event.why)}`)];
        case 'image-pushed':
            return [(0,log_line/* text */.Qq)(`image ${(0,log_line/* quote */.hD)(event.reference)} pushed as ${(0,log_line/* quote */.hD)(event.tags.join(', '))}`)];
        case 'revision-registered':
            return [(0,log_line/* text */.Qq)(`revision ${(0,log_line/* quote */.hD)(event.revision)} ${event.isReused ? 'is there already' : 'registered'}`)];
        default:
            return (0,errors/* unreachable */.HB)(event);
    }
}
function describeIdentity({ account, region, endpoint }) {
    const where = (0,log_line/* quote */.hD)(`account ${account} in ${region}`);
    return endpoint === undefined ? where : `${where}, by way of ${(0,log_line/* quote */.hD)(endpoint)}, which is not an endpoint of Amazon`;
}
function annotate(event) {
    const words = event.advice === undefined ? event.text : `${event.text} ${event.advice}`;
    return { kind: 'annotation', level: event.type, title: 'Slipway', text: (0,log_line/* quote */.hD)(words), isVerdict: false };
}

// EXTERNAL MODULE: ./lib/rollout/diagnose.js + 2 modules
var diagnose = __nccwpck_require__(4308);
// EXTERNAL MODULE: ./lib/task-definition/document.js
var task_definition_document = __nccwpck_require__(6844);
// EXTERNAL MODULE: ./lib/report/course-lines.js
var course_lines = __nccwpck_require__(9547);
// EXTERNAL MODULE: ./lib/report/duration.js
var duration = __nccwpck_require__(136);
;// CONCATENATED MODULE: ./lib/report/rollout-lines.js






const BAR_CELLS = 16;
function renderRollout(event) {
    switch (event.type) {
        case 'update-sent':
            return [(0,log_line/* text */.Qq)((0,log_line/* quote */.hD)(`service ${event.service}: ${event.revision} asked for, deployment ${event.deploymentId}`))];
        case 'service-event':
            return [(0,log_line/* text */.Qq)(`${(0,duration/* formatTimeOfDay */.qY)(event.event.at)}  ${(0,log_line/* quote */.hD)(event.event.text)}`, 'quiet')];
        case 'counts':
            return [(0,log_line/* text */.Qq)(describeCounts(event))];
        case 'stage-entered':
        case 'hook-changed':
        case 'alarms-triggered':
            return (0,course_lines/* renderCourse */.Qr)(event);
        case 'task-stopped':
            return [describeStopped(event)];
        case 'sight-lost':
            return [(0,log_line/* text */.Qq)(`sight lost, ECS goes on meanwhile: ${(0,log_line/* quote */.hD)(event.why)}`, 'doubtful')];
        case 'sight-regained':
            return [(0,log_line/* text */.Qq)('sight regained')];
        case 'rollback-asked':
            return [(0,log_line/* text */.Qq)((0,log_line/* quote */.hD)(`service ${event.service}: rollback asked for: ${event.why}`), 'doubtful')];
        default:
            return (0,errors/* unreachable */.HB)(event);
    }
}
/** `████████▒▒▒▒░░░░  web  new 2 of 4  old 3  pending 1  failed 0  0:42` */
function describeCounts(event) {
    const running = event.ours?.running ?? 0;
    const pending = event.ours?.pending ?? 0;
    const old = event.others.reduce((sum, deployment) => sum + deployment.running, 0);
    const parts = [
        drawBar(running, pending, event.desired),
        (0,log_line/* quote */.hD)(event.service),
        `new ${running} of ${event.desired}`,
        `old ${old}`,
        `pending ${pending}`,
        `failed ${event.ours?.failed ?? 0}`,
        (0,duration/* formatDuration */.a3)(event.atMs),
    ];
    return parts.join('  ');
}
function drawBar(running, pending, desired) {
    const whole = Math.max(desired, running, 1);
    const full = Math.floor((running / whole) * BAR_CELLS);
    const coming = Math.min(BAR_CELLS - full, Math.ceil((pending / whole) * BAR_CELLS));
    return '█'.repeat(full) + '▒'.repeat(coming) + '░'.repeat(BAR_CELLS - full - coming);
}
function describeStopped({ service, task }) {
    const id = (0,task_definition_document/* nameRevision */.h)(task.arn).slice(0, 8);
    const time = task.stoppedAt === undefined ? '--:--:--' : (0,duration/* formatTimeOfDay */.qY)(task.stoppedAt);
    const { words, isFailure } = (0,diagnose/* describeStop */.Cw)(task);
    return (0,log_line/* text */.Qq)(`${time}  ${(0,log_line/* quote */.hD)(`service ${service}: task ${id} stopped: ${words}`)}`, isFailure ? 'bad' : 'quiet');
}

// EXTERNAL MODULE: ./lib/report/verdict-lines.js
var verdict_lines = __nccwpck_require__(9445);
;// CONCATENATED MODULE: ./lib/report/task-lines.js





function renderTask(event) {
    switch (event.type) {
        case 'task-started': {
            const rest = event.isWaitedFor ? '' : '; it is not waited for';
            return [(0,log_line/* text */.Qq)((0,log_line/* quote */.hD)(`one-off task of ${event.revision} started: ${event.taskArn}${rest}`))];
        }
        case 'task-status':
            return [(0,log_line/* text */.Qq)((0,log_line/* quote */.hD)(`${nameTask(event.taskArn)}: ${event.lastStatus}  ${(0,duration/* formatDuration */.a3)(event.atMs)}`))];
        case 'task-judged':
            return [(0,log_line/* text */.Qq)(`${event.isWell ? '✔' : '✘'} ${(0,log_line/* quote */.hD)(event.reason)}`, event.isWell ? 'good' : 'bad')];
        case 'task-diagnosed':
            return (0,verdict_lines/* renderDiagnosis */.sW)(nameTask(event.taskArn), event.diagnosis);
        default:
            return (0,errors/* unreachable */.HB)(event);
    }
}
function nameTask(arn) {
    return `one-off task ${(0,task_definition_document/* nameRevision */.h)(arn).slice(0, 8)}`;
}

;// CONCATENATED MODULE: ./lib/report/log-lines.js






/**
 * What a person reads of an event, as lines for the adapter to print. Pure: the same event gives the same lines. Every
 * text in an event is taken for outside text and cleaned.
 */
function renderEvent(event, style) {
    return renderLines(event, style).flatMap((line) => (0,log_line/* styleLine */.mK)(line, style));
}
function renderLines(event, style) {
    switch (event.type) {
        case 'group-opened':
            return [{ kind: 'group-opened', title: (0,log_line/* quote */.hD)(event.title) }];
        case 'group-closed':
            return [{ kind: 'group-closed' }];
        case 'debug':
            return [{ kind: 'debug', text: (0,log_line/* quote */.hD)(event.text) }];
        case 'identified':
        case 'service-found':
        case 'planned':
        case 'notice':
        case 'warning':
        case 'logged-in':
        case 'command-output':
        case 'image-reused':
        case 'image-pushed':
        case 'revision-registered':
            return renderPreparation(event);
        case 'task-started':
        case 'task-status':
        case 'task-judged':
        case 'task-diagnosed':
            return renderTask(event);
        case 'update-sent':
        case 'service-event':
        case 'counts':
        case 'stage-entered':
        case 'hook-changed':
        case 'alarms-triggered':
        case 'task-stopped':
        case 'sight-lost':
        case 'sight-regained':
        case 'rollback-asked':
            return renderRollout(event);
        case 'judged':
        case 'diagnosed':
        case 'refused':
        case 'run-ended':
            return (0,verdict_lines/* renderEnd */.Ac)(event, style);
        default:
            return (0,errors/* unreachable */.HB)(event);
    }
}

;// CONCATENATED MODULE: ./lib/runner/voice.js


/** Speaks for a run: events become lines on stdout, groups and annotations in a workflow. */
function createVoice(runner, style, write) {
    let used = 0;
    return (event) => {
        const limited = limitAnnotations(renderEvent(event, style), used);
        used = limited.used;
        for (const line of limited.lines)
            print(line, runner, write);
    };
}
function print(line, runner, write) {
    switch (line.kind) {
        case 'text':
            write(line.text);
            break;
        case 'group-opened':
            runner.openGroup(line.title);
            break;
        case 'group-closed':
            runner.closeGroup();
            break;
        case 'annotation':
            runner.annotate({ level: line.level, title: line.title, text: line.text });
            break;
        case 'debug':
            if (runner.isDebug)
                write(`debug: ${line.text}`);
    }
}


/***/ }),

/***/ 161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  I: () => (/* binding */ runSession)
});

;// CONCATENATED MODULE: ./lib/aws/evidence.js
/** For all reads of evidence together: a rollback and the reports wait behind them. */
const EVIDENCE_WITHIN_MS = 6_000;
/** Two more clients, loaded for who needs them alone. Evidence that takes longer than a person waits is left out. */
async function connectEvidence() {
    const deadline = AbortSignal.timeout(EVIDENCE_WITHIN_MS);
    const [{ createLogs }, { createLoadBalancing }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(303), __nccwpck_require__.e(446)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8446)),
        Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(586), __nccwpck_require__.e(375)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8375)),
    ]);
    return { logs: createLogs(deadline), loadBalancing: createLoadBalancing(deadline) };
}

// EXTERNAL MODULE: ./lib/report/outside-text.js
var outside_text = __nccwpck_require__(8561);
;// CONCATENATED MODULE: ./lib/inputs/fault.js

/** One line for a person: `image-tag: "feat/x" is not an image tag: … Use "feat-x", for example.` */
function formatInputFault(fault) {
    return `${fault.input}: ${fault.problem}. ${fault.advice}.`;
}
const LONGEST_QUOTE = 80;
/** Text of a workflow in quotes, made harmless: it may come from the title of a pull request. */
function quote(text) {
    return `"${(0,outside_text/* quoteOutsideText */.h)(text, LONGEST_QUOTE)}"`;
}
/** The known name nearest to a mistyped one: at most three single-letter edits away, and less than half of it. */
function findNearest(name, known) {
    const limit = Math.min(3, Math.floor(name.length / 2));
    const near = known
        .filter((candidate) => Math.abs(candidate.length - name.length) <= limit)
        .map((candidate) => ({ candidate, distance: countEdits(name.toLowerCase(), candidate.toLowerCase()) }))
        .filter(({ distance }) => distance <= limit)
        .sort((a, b) => a.distance - b.distance);
    return near[0]?.candidate;
}
/** Levenshtein's distance, one row at a time. */
function countEdits(from, to) {
    let row = Array.from({ length: to.length + 1 }, (_, column) => column);
    for (const [index, letter] of [...from].entries()) {
        const next = [index + 1];
        for (const [column, other] of [...to].entries()) {
            const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
            next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
        }
        row = next;
    }
    return row[to.length] ?? 0;
}

;// CONCATENATED MODULE: ./lib/inputs/declaration.js
/** Keeps the type of the value, which an annotation would widen. */
function declare(declaration) {
    return declaration;
}

;// CONCATENATED MODULE: ./lib/registry/image-reference.js
// Grammar of the CNCF distribution project ("reference" package), which docker follows.
const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const REPOSITORY = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`);
const HOST_LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const HOST = new RegExp(`^(?:${HOST_LABEL}(?:\\.${HOST_LABEL})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?$`);
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const LONGEST_NAME = 255;
// Hosts of Amazon ECR, dual stack and the other partitions included (ECR User Guide, "Amazon ECR private registry").
const ECR_HOST = /^[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.[a-z0-9-]+\.(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|on\.aws|on\.amazonwebservices\.com\.cn|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/;
/** The parts of an image reference; undefined when docker would not take it as one. */
function parseImageReference(text) {
    const [beforeDigest = '', ...digests] = text.split('@');
    const { name, tag } = splitTag(beforeDigest);
    const { registry, repository } = splitRegistry(name);
    const [digest] = digests;
    const isLegal = digests.length <= 1 &&
        name.length <= LONGEST_NAME &&
        REPOSITORY.test(repository) &&
        (registry === undefined || isRegistryHost(registry)) &&
        (tag === undefined || isTag(tag)) &&
        (digest === undefined || isDigest(digest));
    if (!isLegal)
        return undefined;
    return {
        ...(registry === undefined ? {} : { registry }),
        repository,
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined ? {} : { digest }),
    };
}
/**
 * The name, and the registry if a URI was given. A name in ECR may hold dots before its first slash, as `my.team/web`,
 * so only what cannot be a part of a name is taken for a host.
 */
function parseRepository(text) {
    const slash = text.indexOf('/');
    const first = text.slice(0, Math.max(slash, 0));
    const isHost = first.includes(':') || first === 'localhost' || isEcrHost(first) || /^[0-9]+(?:\.[0-9]+){3}$/.test(first);
    return isHost ? { registry: first, name: text.slice(slash + 1) } : { name: text };
}
/** The text of a reference: what `parseImageReference` read. */
function formatImageReference(reference) {
    const registry = reference.registry === undefined ? '' : `${reference.registry}/`;
    const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
    const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
    return `${registry}${reference.repository}${tag}${digest}`;
}
/** Whether docker takes the text as a tag: 1 to 128 of letters, digits, `_`, `.`, `-`, not beginning with `.` or `-`. */
function isTag(text) {
    return TAG.test(text);
}
/** Whether the text is `sha256:` and 64 hex digits. */
function isDigest(text) {
    return DIGEST.test(text);
}
/** Whether the text is a registry's host, with or without a port. */
function isRegistryHost(text) {
    return text.length <= LONGEST_NAME && HOST.test(text);
}
/** Whether the host is a private registry of Amazon ECR, in any partition. */
function isEcrHost(host) {
    return ECR_HOST.test(host);
}
/** A legal tag near to the text, to propose; undefined when nothing of it is left. */
function proposeTag(text) {
    const proposal = text
        .replace(/[^A-Za-z0-9_.-]+/g, '-')
        .replace(/^[.-]+/, '')
        .slice(0, 128)
        .replace(/-+$/, '');
    return isTag(proposal) ? proposal : undefined;
}
function splitTag(text) {
    const colon = text.lastIndexOf(':');
    // A colon before the last slash belongs to the registry's port.
    if (colon <= text.lastIndexOf('/'))
        return { name: text };
    return { name: text.slice(0, colon), tag: text.slice(colon + 1) };
}
function splitRegistry(name) {
    const slash = name.indexOf('/');
    const first = name.slice(0, slash);
    const isHost = slash > 0 && (/[.:]/.test(first) || first === 'localhost');
    return isHost ? { registry: first, repository: name.slice(slash + 1) } : { repository: name };
}

;// CONCATENATED MODULE: ./lib/inputs/parse.js
/** Parsers of raw inputs: text in, a value or all of its faults out. A blank text is "not given". */

function refuse(problem, advice) {
    return { faults: [{ problem, advice }] };
}
/** A blank text is `undefined`; any other goes to the parser, trimmed. */
function optional(parse) {
    return (raw) => (raw.trim() === '' ? { value: undefined } : parse(raw.trim()));
}
/** Items between commas or lines, trimmed; empty ones are dropped. */
function splitList(raw) {
    return keepItems(raw.split(/,|\r\n|\n/));
}
/** Lines, trimmed; empty ones are dropped. */
function splitLines(raw) {
    return keepItems(raw.split(/\r\n|\n/));
}
function keepItems(items) {
    return items.map((item) => item.trim()).filter((item) => item !== '');
}
/** A list by commas or lines; an item given twice counts once. */
function listOf(parse) {
    return (raw) => gather([...new Set(splitList(raw))].map(parse));
}
/** A list by lines, for items that hold commas. */
function linesOf(parse) {
    return (raw) => gather(splitLines(raw).map(parse));
}
/** All values, or all faults of all items. */
function gather(items) {
    const faults = items.flatMap((item) => ('faults' in item ? item.faults : []));
    return faults.length > 0 ? { faults } : { value: items.flatMap((item) => ('faults' in item ? [] : [item.value])) };
}
/** The booleans of YAML 1.2's core schema: true, True, TRUE, false, False, FALSE. */
function parseBoolean(raw) {
    const text = raw.trim();
    if (/^(true|True|TRUE)$/.test(text))
        return { value: true };
    if (/^(false|False|FALSE)$/.test(text))
        return { value: false };
    return refuse(`${quote(text)} is not a boolean of YAML 1.2`, 'Write true or false');
}
/** One of the words, in these very letters. */
function oneOf(choices) {
    const words = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
    return (raw) => {
        const chosen = choices.find((choice) => choice === raw.trim());
        return chosen === undefined ? refuse(`${quote(raw.trim())} is not a choice`, `Write ${words}`) : { value: chosen };
    };
}
/** ECS takes counts and percents as 32-bit integers (ECS API reference, data types). */
const LARGEST_INTEGER = 2_147_483_647;
/** Decimal digits only, within the range. */
function integerIn(range) {
    return (raw) => parseNumber(raw.trim(), /^\d{1,10}$/, { noun: 'a whole number', ...range });
}
/** Decimal digits, with a fraction if wanted, within the range. The value is in milliseconds. */
function durationIn(range) {
    const factor = range.unit === 'minutes' ? 60_000 : 1_000;
    return (raw) => {
        const parsed = parseNumber(raw.trim(), /^\d{1,10}(\.\d{1,6})?$/, { noun: 'a number', ...range });
        return 'faults' in parsed ? parsed : { value: Math.round(parsed.value * factor) };
    };
}
function parseNumber(text, form, range) {
    const number = Number(text);
    const isWithin = number >= range.from && number <= (range.to ?? LARGEST_INTEGER);
    if (form.test(text) && isWithin)
        return { value: number };
    const what = range.unit === undefined ? range.noun : `${range.noun} of ${range.unit}`;
    const bounds = range.to === undefined ? `${range.from} or more` : `from ${range.from} to ${range.to}`;
    return refuse(`${quote(text)} is not ${what}, ${bounds}`, `Write ${what}, ${bounds}, in decimal digits`);
}
/** Entries `name=value`, one a line; the first `=` splits, the name is trimmed. No name twice. */
function entriesOf(rule = {}) {
    return (raw) => {
        const lines = raw.split(/\r\n|\n/).map((text, index) => ({ text, number: index + 1 }));
        const entries = gather(lines.filter(({ text }) => text.trim() !== '').map((line) => parseEntry(line, rule)));
        return 'faults' in entries ? entries : refuseTwins(entries.value);
    };
}
function parseEntry(line, rule) {
    const split = line.text.indexOf('=');
    if (split < 0)
        return refuse(`line ${line.number} has no "="`, 'Write NAME=value, one a line');
    const name = line.text.slice(0, split).trim();
    const value = line.text.slice(split + 1).trim();
    if (!/^[^\s\p{Cc}\p{Cf}\p{Cs}-][^\s\p{Cc}\p{Cf}\p{Cs}]*$/u.test(name)) {
        return refuse(`the name in line ${line.number} is empty, begins with "-" or holds blanks or control characters`, 'Write NAME=value, one a line');
    }
    if (/(?!\t)[\p{Cc}\p{Cs}]/u.test(value)) {
        return refuse(`the value of ${quote(name)} holds control characters`, 'Remove them; a value is one line of text');
    }
    const fault = rule.checkValue?.(value);
    return fault === undefined
        ? { value: { name, value } }
        : refuse(`the value of ${quote(name)} ${fault.problem}`, fault.advice);
}
function refuseTwins(entries) {
    const names = entries.map((entry) => entry.name);
    if (new Set(names).size === names.length)
        return { value: entries };
    const twins = new Set(names.filter((name, index) => names.indexOf(name) !== index));
    const faults = [...twins].map((name) => ({ problem: `${quote(name)} is there twice`, advice: 'Keep one of them' }));
    return { faults };
}

;// CONCATENATED MODULE: ./lib/inputs/grammar.js
/** What names, tags, paths and references may look like: checked before any of them reaches docker or AWS. */



/** A text of this form. Control characters and a leading `-`, which docker would read as an option, never pass. */
function textOf(grammar) {
    return (raw) => {
        const text = raw.trim();
        const problem = findProblem(text, grammar);
        if (problem === undefined)
            return { value: text };
        return refuse(`${quote(text)} ${problem}`, grammar.advise?.(text) ?? `Write ${grammar.noun}: ${grammar.rule}`);
    };
}
function findProblem(text, grammar) {
    if (/[\p{Cc}\p{Cs}]/u.test(text))
        return 'holds control characters';
    if (text.startsWith('-'))
        return 'begins with "-", as an option does';
    if ([...text].length > grammar.longest)
        return `is longer than ${grammar.longest} characters`;
    const { pattern } = grammar;
    const isLegal = pattern instanceof RegExp ? pattern.test(text) : pattern(text);
    return isLegal ? undefined : `is not ${grammar.noun}`;
}
const TAG_RULE = 'letters, digits, "_", "." and "-", at most 128, neither "." nor "-" first';
/** Two branches may meet in one rewritten tag, so a legal tag is proposed and never put in its place. */
const IMAGE_TAG = {
    noun: 'an image tag',
    rule: TAG_RULE,
    pattern: isTag,
    longest: 128,
    advise: (text) => {
        const proposal = proposeTag(text);
        return proposal === undefined ? undefined : `A tag is ${TAG_RULE}; "${proposal}" would do`;
    },
};
/** Name, or URI, of a repository. Names: ECR API reference, CreateRepository, repositoryName. */
const ECR_REPOSITORY = {
    noun: 'an ECR repository',
    rule: 'lower case letters, digits, and single ".", "_", "-" or "/" between them, as name or as HOST/name',
    pattern: isEcrRepository,
    longest: 512,
    advise: (text) => {
        if (/^https?:/.test(text))
            return 'Leave the scheme out';
        return /[^/:]:[^/]+$|@/.test(text) ? 'Give the repository alone; the tag goes into image-tag' : undefined;
    },
};
function isEcrRepository(text) {
    const { registry, name } = parseRepository(text);
    const isName = name.length >= 2 && name.length <= 256 && /^[a-z0-9]+(?:[._/-][a-z0-9]+)*$/.test(name);
    return isName && (registry === undefined || isRegistryHost(registry));
}
/** Docker's reference grammar; ECS takes at most 255 characters (ECS API reference, ContainerDefinition, image). */
const IMAGE_REFERENCE = {
    noun: 'an image reference',
    rule: 'HOST/name:tag or HOST/name@sha256:digest, the name in lower case',
    pattern: (text) => parseImageReference(text) !== undefined,
    longest: 255,
};
const NAME = '[A-Za-z0-9_-]{1,255}';
const NAME_RULE = 'letters, digits, "_" and "-", at most 255';
const ECS_ARN = String.raw `arn:aws[a-z-]*:ecs:[a-z0-9-]+:\d{12}`;
/** ECS API reference, CreateService, serviceName. An ARN may hold the cluster's name or, in the old form, not. */
const SERVICE = {
    noun: 'a service',
    rule: `its name (${NAME_RULE}) or its ARN`,
    pattern: new RegExp(String.raw `^(?:${NAME}|${ECS_ARN}:service\/(?:${NAME}\/)?${NAME})$`),
    longest: 640,
};
/** ECS API reference, CreateCluster, clusterName. */
const CLUSTER = {
    noun: 'a cluster',
    rule: `its name (${NAME_RULE}) or its ARN`,
    pattern: new RegExp(String.raw `^(?:${NAME}|${ECS_ARN}:cluster\/${NAME})$`),
    longest: 384,
};
/** ECS API reference, RegisterTaskDefinition, family. */
const FAMILY = {
    noun: 'a family',
    rule: NAME_RULE,
    pattern: new RegExp(`^${NAME}$`),
    longest: 255,
};
/** ECS API reference, ContainerDefinition, name. */
const CONTAINER = { ...FAMILY, noun: 'a container name' };
/** ARN of a revision. */
const REVISION_ARN = {
    noun: 'the ARN of a revision',
    rule: 'arn:aws:ecs:REGION:ACCOUNT:task-definition/FAMILY:NUMBER',
    pattern: new RegExp(String.raw `^${ECS_ARN}:task-definition\/${NAME}:[1-9]\d{0,6}$`),
    longest: 384,
    advise: (text) => new RegExp(`^${NAME}(:\\d+)?$`).test(text)
        ? 'Give a family in task-definition-family and its revision in task-definition-revision'
        : undefined,
};
/** A path of the file system; where it may lead is checked by whoever opens it. */
const PATH = {
    noun: 'a path',
    rule: 'any text that does not begin with "-"',
    pattern: /^.+$/u,
    longest: 4096,
    advise: (text) => (text.startsWith('-') ? 'Write ./ in front of the path' : 'Give a path without them'),
};
/** Docker's build stages, or the number of one. */
const STAGE = {
    noun: 'a build stage',
    rule: 'letters, digits, "_", "." and "-", a letter or digit first',
    pattern: /^[A-Za-z0-9][A-Za-z0-9_.-]*$/,
    longest: 128,
};
/** OCI image specification, platform: operating system, architecture, variant. */
const PLATFORM = {
    noun: 'a platform',
    rule: 'os/architecture or os/architecture/variant, as linux/arm64',
    pattern: /^[a-z0-9_]+\/[a-z0-9_]+(?:\/[a-z0-9_.]+)?$/,
    longest: 64,
};
/** Where a build cache is kept: an image reference, or `type=…` with attributes. */
const CACHE = {
    noun: 'a place for a cache',
    rule: 'an image reference or attributes as type=registry,ref=…, without blanks',
    pattern: /^[^\s"]+$/u,
    longest: 1024,
};
/** Amazon EC2 API reference, CreateSubnet. */
const SUBNET = {
    noun: 'the id of a subnet',
    rule: 'subnet- and letters or digits',
    pattern: /^subnet-[A-Za-z0-9]+$/,
    longest: 64,
};
/** Amazon EC2 API reference, CreateSecurityGroup. */
const SECURITY_GROUP = {
    noun: 'the id of a security group',
    rule: 'sg- and letters or digits',
    pattern: /^sg-[A-Za-z0-9]+$/,
    longest: 64,
};
/** ECS API reference, RunTask, startedBy. */
const STARTED_BY = {
    noun: 'a name for startedBy',
    rule: 'letters, digits, "-", "/" and "_", at most 128',
    pattern: /^[A-Za-z0-9/_-]+$/,
    longest: 128,
};
/** ECS API reference, Volume, name. */
const VOLUME_NAME = { ...FAMILY, noun: 'the name of a volume' };

// EXTERNAL MODULE: ./lib/json.js
var json = __nccwpck_require__(6413);
;// CONCATENATED MODULE: ./lib/inputs/json-forms.js
/** Inputs that are JSON, as the official action has them. What they hold may be secret, so no fault quotes any of it. */


/** Overrides of a task are at most so long in sum (ECS API reference, RunTask); the other JSON inputs are far shorter. */
const LONGEST = 8192;
/** Tags of one resource (ECS API reference, Tag). */
const MOST_TAGS = 50;
/** A list of objects; a blank text is the empty list. */
function parseObjects(raw) {
    if (raw.trim() === '')
        return { value: [] };
    const parsed = parseJson(raw);
    if ('faults' in parsed)
        return parsed;
    const items = parsed.value;
    const objects = Array.isArray(items) ? items.filter(json/* isJsonObject */.O) : [];
    if (Array.isArray(items) && objects.length === items.length)
        return { value: objects };
    return refuse('it is not a list of objects', 'Write a JSON array of objects, as [{…}]');
}
/** Container overrides: each names its container, none is there twice (ECS API reference, ContainerOverride). */
function parseContainerOverrides(raw) {
    const parsed = parseObjects(raw);
    if ('faults' in parsed)
        return parsed;
    const names = parsed.value.map(({ name }) => name);
    if (!names.every(isText))
        return refuse('an override has no container name', 'Give each a member name');
    if (new Set(names).size < names.length)
        return refuse('a container is there twice', 'Give each container one override');
    return parsed;
}
/** Items of a capacity provider strategy: each names its provider (ECS API reference, CapacityProviderStrategyItem). */
function parseStrategy(raw) {
    const parsed = parseObjects(raw);
    if ('faults' in parsed || parsed.value.every(({ capacityProvider }) => isText(capacityProvider)))
        return parsed;
    return refuse('an item names no capacity provider', 'Give each a member capacityProvider');
}
/** Tags: objects with `key` and `value` (ECS API reference, Tag). */
function parseTags(raw) {
    const parsed = parseObjects(raw);
    if ('faults' in parsed)
        return parsed;
    if (parsed.value.length > MOST_TAGS)
        return refuse(`it has more than ${MOST_TAGS} tags`, 'ECS takes no more');
    const isEach = parsed.value.every(({ key, value }) => isText(key) && (value === undefined || typeof value === 'string'));
    return isEach ? parsed : refuse('a tag has no key, or a value that is no text', 'Write [{"key": "…", "value": "…"}]');
}
/** An EBS volume that ECS manages: `roleArn` is required (ECS API reference, TaskManagedEBSVolumeConfiguration). */
function parseManagedVolume(raw) {
    const parsed = parseJson(raw);
    if ('faults' in parsed)
        return parsed;
    if (!(0,json/* isJsonObject */.O)(parsed.value))
        return refuse('it is not an object', 'Write a JSON object, as {…}');
    if (isText(parsed.value.roleArn))
        return { value: parsed.value };
    return refuse('it has no roleArn', 'Give the ARN of the infrastructure role that ECS manages the volume with');
}
function parseJson(raw) {
    if (raw.length > LONGEST)
        return refuse(`it is longer than ${LONGEST} characters`, 'ECS takes no more; shorten it');
    try {
        return { value: JSON.parse(raw) };
    }
    catch {
        return refuse('it is not JSON', 'Check quotes, commas and brackets; nothing of it is shown, since it may be secret');
    }
}
function isText(value) {
    return typeof value === 'string' && value !== '';
}

;// CONCATENATED MODULE: ./lib/inputs/one-off-task-inputs.js




/** The task that runs once before the service is updated. Names as in the official action. */
const ONE_OFF_TASK_INPUTS = {
    'run-task': declare({
        group: 'one-off task',
        description: 'Run a task of the revision once, such as a migration, before any service is updated. When it fails, no service is touched. Default: false.',
        form: 'boolean',
        parse: optional(parseBoolean),
    }),
    'wait-for-task-stopped': declare({
        group: 'one-off task',
        description: 'Wait until the task has stopped; its essential containers must end with exit code 0. Default: true with service, else false.',
        form: 'boolean',
        parse: optional(parseBoolean),
    }),
    'run-task-container-overrides': declare({
        group: 'one-off task',
        description: 'What the containers of the task get instead of what the revision says: a JSON array of container overrides, as [{"name": "web", "command": ["migrate"]}].',
        form: 'text',
        parse: parseContainerOverrides,
    }),
    'run-task-subnets': declare({
        group: 'one-off task',
        description: 'Subnets of the task, in network mode awsvpc. Default: the network of the (first) service.',
        form: 'list',
        parse: listOf(textOf(SUBNET)),
    }),
    'run-task-security-groups': declare({
        group: 'one-off task',
        description: 'Security groups of the task. Without run-task-subnets they replace those of the service.',
        form: 'list',
        parse: listOf(textOf(SECURITY_GROUP)),
    }),
    'run-task-assign-public-IP': declare({
        group: 'one-off task',
        description: 'ENABLED or DISABLED: whether the task gets a public IP address. Default: DISABLED with run-task-subnets, else as the service.',
        form: 'text',
        parse: optional(oneOf(['ENABLED', 'DISABLED'])),
    }),
    'run-task-launch-type': declare({
        group: 'one-off task',
        description: "EC2, FARGATE or EXTERNAL. Default: what the (first) service runs on; without a service the cluster's default capacity providers. Not used with run-task-capacity-provider-strategy.",
        form: 'text',
        parse: optional(oneOf(['EC2', 'FARGATE', 'EXTERNAL'])),
    }),
    'run-task-capacity-provider-strategy': declare({
        group: 'one-off task',
        description: 'Capacity providers of the task: a JSON array, as [{"capacityProvider": "FARGATE_SPOT", "weight": 1}].',
        form: 'text',
        parse: parseStrategy,
    }),
    'run-task-started-by': declare({
        group: 'one-off task',
        description: 'What the task shows as startedBy.',
        default: 'GitHub-Actions',
        form: 'text',
        parse: textOf(STARTED_BY),
    }),
    'run-task-tags': declare({
        group: 'one-off task',
        description: 'Tags of the task: a JSON array, as [{"key": "team", "value": "web"}].',
        form: 'text',
        parse: parseTags,
    }),
    'run-task-managed-ebs-volume-name': declare({
        group: 'one-off task',
        description: 'Name of the volume of the task definition that is configuredAtLaunch.',
        form: 'text',
        parse: optional(textOf(VOLUME_NAME)),
    }),
    'run-task-managed-ebs-volume': declare({
        group: 'one-off task',
        description: 'The EBS volume that ECS makes for it: a JSON object with roleArn.',
        form: 'text',
        parse: optional(parseManagedVolume),
    }),
};

;// CONCATENATED MODULE: ./lib/inputs/one-off-task-agreement.js

const SOURCES = ['service', 'task-definition', 'task-definition-arn', 'task-definition-family'];
/**
 * Disagreements about the one-off task. Without `run-task` every other input of it is one; with `run-task: false`, which
 * an expression may have come to, none is.
 */
function findTaskDisagreements(given) {
    if (!given.isGiven('run-task'))
        return refuseStrays(given);
    if (given.values['run-task'] !== true)
        return [];
    return [...checkSource(given), ...checkRollback(given), ...checkNetwork(given), ...checkVolume(given)];
}
function refuseStrays({ isGiven }) {
    const names = Object.keys(ONE_OFF_TASK_INPUTS);
    return names.filter(isGiven).map((input) => ({
        input,
        problem: 'it is about a one-off task, and none is run without run-task',
        advice: 'Set run-task to true, or remove this input',
    }));
}
function checkSource({ isGiven }) {
    if (SOURCES.some(isGiven))
        return [];
    const problem = 'there is nothing to run: neither a service nor a task definition is given';
    return [{ input: 'run-task', problem, advice: 'Give task-definition, task-definition-family or service' }];
}
function checkRollback({ isGiven }) {
    if (!isGiven('rollback-to'))
        return [];
    const problem = 'a rollback runs no task, since what a migration did is not taken back by an older revision';
    return [{ input: 'run-task', problem, advice: 'Remove it, or remove rollback-to' }];
}
function checkNetwork({ isGiven }) {
    if (isGiven('run-task-subnets') || isGiven('service'))
        return [];
    const names = ['run-task-security-groups', 'run-task-assign-public-IP'];
    return names.filter(isGiven).map((input) => ({
        input,
        problem: 'it is about the network of the task, and there is neither run-task-subnets nor a service to take it from',
        advice: 'Give run-task-subnets, or remove this input',
    }));
}
function checkVolume({ isGiven }) {
    const [name, volume] = ['run-task-managed-ebs-volume-name', 'run-task-managed-ebs-volume'];
    if (isGiven(name) === isGiven(volume))
        return [];
    const [input, other] = isGiven(name) ? [name, volume] : [volume, name];
    return [{ input, problem: `it is given without ${other}`, advice: 'Give both, or neither' }];
}

;// CONCATENATED MODULE: ./lib/inputs/agreement.js


const BUILD_INPUTS = [
    'create-repository',
    'image-tag',
    'build',
    'context',
    'dockerfile',
    'target',
    'platforms',
    'build-args',
    'build-secrets',
    'labels',
    'cache-from',
    'cache-to',
    'build-flags',
];
const SOURCE_INPUTS = ['task-definition', 'task-definition-arn', 'task-definition-family'];
const REVISION_INPUTS = [
    'image',
    'repository',
    ...SOURCE_INPUTS,
    'task-definition-revision',
    'container-name',
    'environment-variables',
    'secrets',
];
const SERVICE_INPUTS = [
    'desired-count',
    'force-new-deployment',
    'minimum-healthy-percent',
    'maximum-percent',
    'circuit-breaker',
    'rollback-to',
];
/** All disagreements between inputs. */
function findDisagreements(given) {
    return [
        ...checkImage(given),
        ...agreement_checkSource(given),
        ...checkEntries(given),
        ...checkService(given),
        ...checkPercents(given),
        ...checkWait(given),
        ...agreement_checkRollback(given),
        ...findTaskDisagreements(given),
    ];
}
function checkImage({ isGiven }) {
    if (isGiven('image') && isGiven('repository')) {
        const problem = 'it cannot be given together with repository, which builds one';
        return [{ input: 'image', problem, advice: 'Keep image to deploy what is there, or repository to build' }];
    }
    if (isGiven('repository'))
        return [];
    return BUILD_INPUTS.filter(isGiven).map((input) => ({
        input,
        problem: 'it is about a build, and nothing is built without repository',
        advice: 'Give repository, or remove this input',
    }));
}
function agreement_checkSource({ isGiven }) {
    const [first, ...others] = SOURCE_INPUTS.filter(isGiven);
    const sources = others.map((input) => ({
        input,
        problem: `the task definition comes from ${first} already`,
        advice: 'Keep one of them',
    }));
    if (!isGiven('task-definition-revision') || isGiven('task-definition-family'))
        return sources;
    const problem = 'a number alone names no revision';
    const advice = 'Give task-definition-family with it, or use task-definition-arn';
    return [...sources, { input: 'task-definition-revision', problem, advice }];
}
/** ECS refuses a container that has a secret and a variable of one name (ECS Developer Guide, secrets). */
function checkEntries({ values }) {
    const variables = new Set((values['environment-variables'] ?? []).map((entry) => entry.name));
    return (values.secrets ?? [])
        .filter((entry) => variables.has(entry.name))
        .map(({ name }) => ({
        input: 'secrets',
        problem: `${quote(name)} is among environment-variables, too`,
        advice: 'Keep it in one of them',
    }));
}
function checkService({ values, isGiven }) {
    if (isGiven('service'))
        return checkClusters(values);
    return SERVICE_INPUTS.filter(isGiven).map((input) => ({
        input,
        problem: 'it is about a service, and none is given',
        advice: 'Give service, or remove this input',
    }));
}
/** The ARN of a service names its cluster, and ECS looks in the cluster that the call names. */
function checkClusters(values) {
    const cluster = values.cluster?.split('/').at(-1);
    if (cluster === undefined)
        return [];
    return (values.service ?? []).flatMap((service) => {
        const own = /:service\/([^/]+)\/[^/]+$/.exec(service)?.[1];
        if (own === undefined || own === cluster)
            return [];
        const problem = `${quote(service)} is in the cluster ${quote(own)}, and cluster says ${quote(cluster)}`;
        return [{ input: 'service', problem, advice: `Set cluster to ${own}` }];
    });
}
function checkPercents({ values }) {
    if (values['minimum-healthy-percent'] !== 100 || values['maximum-percent'] !== 100)
        return [];
    const problem = '100 with a minimum-healthy-percent of 100 lets ECS neither stop a task nor start one more';
    return [{ input: 'maximum-percent', problem, advice: 'Raise it to 200, or lower minimum-healthy-percent' }];
}
function checkWait({ values }) {
    const pauseMs = values['wait-max-delay-seconds'];
    const limitMs = values['wait-for-minutes'];
    if (pauseMs === undefined || limitMs === undefined || pauseMs <= limitMs)
        return [];
    const problem = 'the pause is longer than wait-for-minutes, the limit of the whole follow';
    return [{ input: 'wait-max-delay-seconds', problem, advice: 'Make it shorter than wait-for-minutes' }];
}
function agreement_checkRollback({ isGiven }) {
    if (!isGiven('rollback-to'))
        return [];
    return REVISION_INPUTS.filter(isGiven).map((input) => ({
        input,
        problem: 'a rollback serves an older revision as it is, and this input would make a new one',
        advice: 'Remove it, or remove rollback-to',
    }));
}

;// CONCATENATED MODULE: ./lib/inputs/forms.js
/** The forms of particular inputs that are more than one name: images by container, docker's flags. */



/** `reference`, or `container=reference` for each of several containers. */
function parseImages(raw) {
    const images = gather(splitList(raw).map(parseImage));
    if ('faults' in images)
        return images;
    const containers = images.value.map((image) => image.container);
    const twin = containers.find((container, index) => containers.indexOf(container) !== index);
    if (twin !== undefined)
        return refuse(`the container ${quote(twin)} is there twice`, 'Give each container one image');
    return containers.filter((container) => container === undefined).length > 1
        ? refuse('there is more than one image without a container', 'Write container=reference, one a line')
        : images;
}
function parseImage(item) {
    const split = item.indexOf('=');
    const reference = textOf(IMAGE_REFERENCE)(item.slice(split + 1));
    if (split < 0)
        return 'faults' in reference ? reference : { value: { reference: reference.value } };
    const container = textOf(CONTAINER)(item.slice(0, split));
    if ('faults' in container)
        return container;
    return 'faults' in reference ? reference : { value: { container: container.value, reference: reference.value } };
}
/** ECS Developer Guide, secrets: the ARN of a secret or parameter, or the name of a parameter of the same region. */
const SECRET_SOURCE = /^(?:arn:aws[a-z-]*:(?:secretsmanager|ssm):[a-z0-9-]+:\d{12}:\S+|(?!arn:)[A-Za-z0-9_./][A-Za-z0-9_./-]{0,1010})$/;
/** Told without the value, which may be a secret put there by mistake. */
function checkSecretSource(value) {
    if (SECRET_SOURCE.test(value))
        return undefined;
    return {
        problem: 'is neither the ARN of a secret or parameter nor the name of a parameter',
        advice: 'Write NAME=ARN, the ARN being of Secrets Manager or of Systems Manager; never the secret itself',
    };
}
const BUILD_SECRET_KEYS = ['id', 'src', 'source', 'env', 'type'];
/** Docker's `--secret`: `id=…` with `src=FILE` or `env=VARIABLE`. The secret itself is never in it, so a fault quotes none of it. */
function parseBuildSecret(line) {
    const pairs = line
        .split(',')
        .map((pair) => ({ key: pair.split('=')[0] ?? '', value: pair.slice(pair.indexOf('=') + 1) }));
    const id = pairs.find(({ key }) => key === 'id')?.value ?? '';
    const advice = 'Write id=NAME,env=VARIABLE or id=NAME,src=FILE, one secret a line; never the secret itself';
    if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(id))
        return refuse('a line has no id of letters, digits, "_", "." and "-"', advice);
    const isKnown = pairs.every(({ key, value }) => BUILD_SECRET_KEYS.includes(key) && /^[^-"\p{C}][^"\p{C}]*$/u.test(value));
    if (isKnown)
        return { value: line };
    return refuse(`the secret ${quote(id)} has an attribute that is not id, src, env or type, or that is empty`, advice);
}
/** Flags of `docker build` that Slipway gives itself, and the input that they come from. */
const OWN_FLAGS = {
    'build-arg': 'build-args',
    'cache-from': 'cache-from',
    'cache-to': 'cache-to',
    file: 'dockerfile',
    label: 'labels',
    platform: 'platforms',
    secret: 'build-secrets',
    tag: 'image-tag',
    target: 'target',
    iidfile: undefined,
    load: undefined,
    'metadata-file': undefined,
    output: undefined,
    push: undefined,
};
/** One further flag of `docker build`, in the long form: `--name` or `--name=value`. */
function parseBuildFlag(line) {
    const name = /^--([a-z][a-z0-9-]*)(?:=[^\p{Cc}\p{Cs}]*)?$/u.exec(line)?.[1];
    if (name === undefined) {
        return refuse('a line is not a flag in the long form', 'Write --name or --name=value, one flag a line');
    }
    if (!Object.hasOwn(OWN_FLAGS, name))
        return { value: line };
    const input = OWN_FLAGS[name];
    return refuse(`the flag --${name} is one that Slipway gives to docker itself`, input === undefined ? 'Leave it out' : `Use the input ${input}`);
}
/** Faults for names that are no input, each with the nearest name that is one. */
function refuseUnknownName(name, known) {
    const nearest = findNearest(name, known);
    return {
        problem: 'there is no such input',
        advice: nearest === undefined
            ? 'Remove it; the README lists all inputs'
            : `Write ${nearest} if that was meant, else remove it`,
    };
}

;// CONCATENATED MODULE: ./lib/inputs/image-inputs.js




/** The image: which one, or how it is built. */
const IMAGE_INPUTS = {
    image: declare({
        group: 'image',
        description: 'Image reference to deploy, without a build. For several containers, of one service or of several: lines container=reference. With neither image nor repository the images stay as they are.',
        form: 'list',
        parse: parseImages,
    }),
    repository: declare({
        group: 'image',
        description: 'Amazon ECR repository (name or URI) to build for and push to.',
        form: 'text',
        parse: optional(textOf(ECR_REPOSITORY)),
    }),
    'create-repository': declare({
        group: 'image',
        description: 'Create the repository if it is absent, with immutable tags and scan on push.',
        default: 'false',
        form: 'boolean',
        parse: parseBoolean,
    }),
    'image-tag': declare({
        group: 'image',
        description: 'Tags of the image, separated by commas or lines; the first is the tag. Default: the tag that was pushed or released (of a component, as api/v1.2.0, see Releasing), else sha- and 12 digits of the commit.',
        form: 'list',
        parse: listOf(textOf(IMAGE_TAG)),
    }),
    build: declare({
        group: 'image',
        description: 'auto reuses the image of this commit or tag if the registry has it with the same build inputs, and builds otherwise; always builds; never takes the image that image-tag names, or without image-tag that of the tag or commit of the event, as it is.',
        default: 'auto',
        form: 'text',
        parse: oneOf(['auto', 'always', 'never']),
    }),
    context: declare({
        group: 'image',
        description: 'Build context: a folder of the workspace.',
        default: '.',
        form: 'text',
        parse: textOf(PATH),
    }),
    dockerfile: declare({
        group: 'image',
        description: 'Path of the Dockerfile. Default: Dockerfile in the context.',
        form: 'text',
        parse: optional(textOf(PATH)),
    }),
    target: declare({
        group: 'image',
        description: 'Stage of the Dockerfile to build. Default: the last.',
        form: 'text',
        parse: optional(textOf(STAGE)),
    }),
    platforms: declare({
        group: 'image',
        description: 'Platforms to build for, such as linux/amd64,linux/arm64. More than one needs buildx.',
        form: 'list',
        parse: listOf(textOf(PLATFORM)),
    }),
    'build-args': declare({
        group: 'image',
        description: 'Build arguments, NAME=value, one a line. They stay in the history of the image: no secrets.',
        form: 'lines',
        parse: entriesOf(),
    }),
    'build-secrets': declare({
        group: 'image',
        description: 'Build secrets of BuildKit, id=NAME,env=VARIABLE or id=NAME,src=FILE, one a line.',
        form: 'lines',
        parse: linesOf(parseBuildSecret),
    }),
    labels: declare({
        group: 'image',
        description: 'Labels of the image, name=value, one a line.',
        form: 'lines',
        parse: entriesOf(),
    }),
    'cache-from': declare({
        group: 'image',
        description: 'Where docker takes build cache from, one a line, as the flag of docker build.',
        form: 'lines',
        parse: linesOf(textOf(CACHE)),
    }),
    'cache-to': declare({
        group: 'image',
        description: 'Where docker puts build cache, one a line, as the flag of docker build. Needs buildx.',
        form: 'lines',
        parse: linesOf(textOf(CACHE)),
    }),
    'build-flags': declare({
        group: 'image',
        description: 'Further flags of docker build, --name or --name=value, one a line.',
        form: 'lines',
        parse: linesOf(parseBuildFlag),
    }),
};

;// CONCATENATED MODULE: ./lib/inputs/rollback-target.js
/** What `rollback-to` may be: a word, a revision, a release or a commit. */



const LONGEST_RELEASE = 255;
/**
 * `last-good`, `previous`, a revision's number, `family:n`, the ARN of a revision, the tag of a release, or a commit of
 * 7 to 40 hex digits. Up to seven digits are a number; what is none of the others and could be a git tag is a release.
 */
function parseRollbackTarget(raw) {
    const text = raw.trim();
    if (text === 'last-good' || text === 'previous')
        return { value: { kind: text } };
    if (/^\d{1,7}$/.test(text))
        return rollback_target_parseNumber(text);
    const revision = /^([A-Za-z0-9_][A-Za-z0-9_-]{0,254}):([1-9]\d{0,6})$/.exec(text);
    if (revision !== null) {
        return { value: { kind: 'revision', family: revision[1] ?? '', number: Number(revision[2]) } };
    }
    if (!('faults' in textOf(REVISION_ARN)(text)))
        return { value: { kind: 'arn', arn: text } };
    const meant = findMistypedWord(text);
    if (meant !== undefined)
        return refuse(`${quote(text)} is nearly ${meant}`, `Write ${meant}`);
    if (!isGitTag(text))
        return refuse(`${quote(text)} is nothing to roll back to`, FORMS);
    return { value: isCommit(text) ? { kind: 'commit', commit: text } : { kind: 'release', release: text } };
}
const FORMS = 'Write last-good, previous, a revision number, family:number, the ARN of a revision, a release such as v1.4.2, or a commit of 7 to 40 hex digits';
function rollback_target_parseNumber(text) {
    if (!text.startsWith('0'))
        return { value: { kind: 'number', number: Number(text) } };
    return refuse(`${quote(text)} is no revision number`, 'Write the number of a revision, which begins with 1 to 9');
}
function findMistypedWord(text) {
    if (/^last[-_ ]?good$/i.test(text))
        return 'last-good';
    return /^previous$/i.test(text) ? 'previous' : undefined;
}
function isCommit(text) {
    return /^[0-9a-f]{7,40}$/i.test(text);
}
/** Git documentation, git-check-ref-format; and no `-` first, as an option has. */
function isGitTag(text) {
    if (text === '' || text.length > LONGEST_RELEASE)
        return false;
    if (/[\s\p{Cc}\p{Cs}~^:?*[\\]/u.test(text))
        return false;
    if (/^[-/]|[/.]$|\.\.|@\{|\/\//.test(text))
        return false;
    return text.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'));
}

;// CONCATENATED MODULE: ./lib/inputs/declarations.js
/** One declaration an input: `action.yml`, the flags of the command line and the tables of the README are made of it. */







/** All inputs, in the order in which people read of them. */
const INPUTS = {
    ...IMAGE_INPUTS,
    'task-definition': declare({
        group: 'task definition',
        description: 'File with the task definition, JSON or YAML, as registered or as described. With no source given, the revision that serves now is taken.',
        form: 'text',
        parse: optional(textOf(PATH)),
    }),
    'task-definition-arn': declare({
        group: 'task definition',
        description: 'ARN of a registered revision to take the task definition from.',
        form: 'text',
        parse: optional(textOf(REVISION_ARN)),
    }),
    'task-definition-family': declare({
        group: 'task definition',
        description: 'Family to take the task definition from: its latest active revision.',
        form: 'text',
        parse: optional(textOf(FAMILY)),
    }),
    'task-definition-revision': declare({
        group: 'task definition',
        description: 'Number of the revision to take, together with task-definition-family.',
        form: 'number',
        parse: optional(integerIn({ from: 1, to: 1_000_000 })),
    }),
    'container-name': declare({
        group: 'task definition',
        description: 'Containers that get the image, the environment variables and the secrets. May be left out when there is one essential container.',
        form: 'list',
        parse: listOf(textOf(CONTAINER)),
    }),
    'environment-variables': declare({
        group: 'task definition',
        description: 'Environment variables to set, NAME=value, one a line. Those not named are kept.',
        form: 'lines',
        parse: entriesOf(),
    }),
    secrets: declare({
        group: 'task definition',
        description: 'Secrets to set, NAME=ARN, one a line, the ARN being of AWS Secrets Manager or of a Systems Manager parameter. Those not named are kept.',
        form: 'lines',
        parse: entriesOf({ checkValue: checkSecretSource }),
    }),
    service: declare({
        group: 'service',
        description: 'One or several services to update, names or ARNs. None: the revision is registered only.',
        form: 'list',
        parse: listOf(textOf(SERVICE)),
    }),
    cluster: declare({
        group: 'service',
        description: 'Cluster of the services, name or ARN.',
        default: 'default',
        form: 'text',
        parse: textOf(CLUSTER),
    }),
    'desired-count': declare({
        group: 'service',
        description: 'Number of tasks of the service. Default: not sent, so that the service keeps its own.',
        form: 'number',
        parse: optional(integerIn({ from: 0 })),
    }),
    'force-new-deployment': declare({
        group: 'service',
        description: 'Start a deployment even if nothing changes.',
        default: 'false',
        form: 'boolean',
        parse: parseBoolean,
    }),
    'minimum-healthy-percent': declare({
        group: 'service',
        description: 'Lower bound of running tasks during the rollout. Default: not sent, so that the service keeps its own.',
        form: 'number',
        parse: optional(integerIn({ from: 0, to: 100, unit: 'percent' })),
    }),
    'maximum-percent': declare({
        group: 'service',
        description: 'Upper bound of tasks during the rollout. Default: not sent, so that the service keeps its own.',
        form: 'number',
        parse: optional(integerIn({ from: 100, unit: 'percent' })),
    }),
    'circuit-breaker': declare({
        group: 'service',
        description: "The service's deployment circuit breaker: keep it as it is, off, on (with rollback), or on-without-rollback.",
        default: 'keep',
        form: 'text',
        parse: oneOf(['keep', 'off', 'on', 'on-without-rollback']),
    }),
    ...ONE_OFF_TASK_INPUTS,
    'wait-for-service-stability': declare({
        group: 'follow',
        description: 'Follow the rollout until there is a verdict.',
        default: 'true',
        form: 'boolean',
        parse: parseBoolean,
    }),
    'wait-for-minutes': declare({
        group: 'follow',
        description: 'Limit of the whole follow in minutes, at most 360. Waiting for a one-off task has as many for itself.',
        default: '30',
        form: 'number',
        parse: durationIn({ from: 0.1, to: 360, unit: 'minutes' }),
    }),
    'wait-max-delay-seconds': declare({
        group: 'follow',
        description: 'Longest pause between two looks at the service, in seconds.',
        form: 'number',
        parse: optional(durationIn({ from: 1, to: 3600, unit: 'seconds' })),
    }),
    'on-failure': declare({
        group: 'follow',
        description: 'When the rollout fails and ECS does not roll back by itself: rollback, or leave it.',
        default: 'rollback',
        form: 'text',
        parse: oneOf(['rollback', 'leave']),
    }),
    'fail-fast': declare({
        group: 'follow',
        description: 'End a rollout that cannot heal at its first stopped task, and one that keeps failing when its patience is used up.',
        default: 'true',
        form: 'boolean',
        parse: parseBoolean,
    }),
    'on-cancel': declare({
        group: 'follow',
        description: 'When the run is cancelled while it follows: leave the rollout to ECS, or roll it back.',
        default: 'leave',
        form: 'text',
        parse: oneOf(['leave', 'rollback']),
    }),
    'rollback-to': declare({
        group: 'rollback',
        description: 'Instead of a deploy, return to an older revision: last-good, previous, a revision number, family:number, an ARN, a release or a commit.',
        form: 'text',
        parse: optional(parseRollbackTarget),
    }),
    'dry-run': declare({
        group: 'safety',
        description: 'Look and plan only: nothing is built, pushed, registered or updated.',
        default: 'false',
        form: 'boolean',
        parse: parseBoolean,
    }),
    'allow-stale': declare({
        group: 'safety',
        description: 'Deploy even though a newer run of this workflow has deployed to the service already.',
        default: 'false',
        form: 'boolean',
        parse: parseBoolean,
    }),
    summary: declare({
        group: 'report',
        description: 'Write the job summary.',
        default: 'true',
        form: 'boolean',
        parse: parseBoolean,
    }),
    'report-path': declare({
        group: 'report',
        description: "Where to write rollout.json, everything that was observed. Default: the runner's temporary folder.",
        form: 'text',
        parse: optional(textOf(PATH)),
    }),
};
const INPUT_NAMES = Object.keys(INPUTS).filter(isInputName);
function isInputName(name) {
    return Object.hasOwn(INPUTS, name);
}

;// CONCATENATED MODULE: ./lib/inputs/inputs.js
/** From raw inputs to the request: everything is checked here, once, before anything is called. */




/**
 * Reads and checks all inputs.
 * @param names the names that were given, where the caller knows them: one that is no input is a fault
 * @returns the request, or every fault that can be known without a call
 */
function readRequest(raw, names = []) {
    const unknown = names
        .filter((name) => !isNameOfInput(name))
        .map((name) => ({ input: (0,outside_text/* quoteOutsideText */.h)(name, 60), ...refuseUnknownName(name, INPUT_NAMES) }));
    const read = readValues(raw);
    const disagreements = findDisagreements({ values: read.values, isGiven: (name) => isGiven(name, raw) });
    const faults = [...unknown, ...read.faults, ...disagreements];
    return faults.length === 0 && isComplete(read.values) ? { request: buildRequest(read.values) } : { faults };
}
/** The runner hands names over in upper case, so that their letters tell nothing. */
function isNameOfInput(name) {
    return INPUT_NAMES.some((known) => known.toLowerCase() === name.toLowerCase());
}
/** An input with a default counts as given when it says something else: runners pass defaults on as if given. */
function isGiven(name, raw) {
    const text = raw(name).trim();
    if (text === '')
        return false;
    const declaration = INPUTS[name];
    const asDefault = declaration.parse(declaration.default ?? '');
    const parsed = declaration.parse(text);
    const isDefault = 'value' in parsed && 'value' in asDefault && parsed.value === asDefault.value;
    return !isDefault;
}
function readValues(raw) {
    const reads = INPUT_NAMES.map((name) => ({ name, parsed: readValue(name, raw(name)) }));
    const values = Object.fromEntries(reads.flatMap(({ name, parsed }) => ('faults' in parsed ? [] : [[name, parsed.value]])));
    const faults = reads.flatMap(({ name, parsed }) => 'faults' in parsed ? parsed.faults.map((fault) => ({ input: name, ...fault })) : []);
    return { values, faults };
}
function readValue(name, text) {
    const declaration = INPUTS[name];
    return declaration.parse(text.trim() === '' ? (declaration.default ?? '') : text);
}
function isComplete(values) {
    return INPUT_NAMES.every((name) => name in values);
}
function buildRequest(values) {
    return {
        image: chooseImage(values),
        taskDefinition: chooseTaskDefinition(values),
        containerNames: values['container-name'],
        environment: values['environment-variables'],
        secrets: values.secrets,
        services: values.service,
        cluster: values.cluster,
        shouldForceNewDeployment: values['force-new-deployment'],
        circuitBreaker: values['circuit-breaker'],
        shouldFollow: values['wait-for-service-stability'],
        followLimitMs: values['wait-for-minutes'],
        onFailure: values['on-failure'],
        shouldFailFast: values['fail-fast'],
        onCancel: values['on-cancel'],
        isDryRun: values['dry-run'],
        shouldAllowStale: values['allow-stale'],
        shouldWriteSummary: values.summary,
        ...present('desiredCount', values['desired-count']),
        ...present('minimumHealthyPercent', values['minimum-healthy-percent']),
        ...present('maximumPercent', values['maximum-percent']),
        ...present('longestPauseMs', values['wait-max-delay-seconds']),
        ...present('oneOffTask', chooseOneOffTask(values)),
        ...present('rollbackTo', values['rollback-to']),
        ...present('reportPath', values['report-path']),
    };
}
/** A member only when there is a value: absent members are not sent to ECS. */
function present(key, value) {
    const entry = {};
    return value === undefined ? entry : { ...entry, [key]: value };
}
function chooseImage(values) {
    if (values.image.length > 0)
        return { kind: 'given', images: values.image };
    if (values.repository === undefined)
        return { kind: 'keep' };
    return {
        kind: 'build',
        repository: values.repository,
        shouldCreateRepository: values['create-repository'],
        ...collectBuild(values),
    };
}
function collectBuild(values) {
    return {
        tags: values['image-tag'],
        mode: values.build,
        context: values.context,
        ...present('dockerfile', values.dockerfile),
        ...present('target', values.target),
        platforms: values.platforms,
        buildArguments: values['build-args'],
        buildSecrets: values['build-secrets'],
        labels: values.labels,
        cacheFrom: values['cache-from'],
        cacheTo: values['cache-to'],
        flags: values['build-flags'],
    };
}
function chooseOneOffTask(values) {
    if (values['run-task'] !== true)
        return undefined;
    const name = values['run-task-managed-ebs-volume-name'];
    const configuration = values['run-task-managed-ebs-volume'];
    return {
        shouldWait: values['wait-for-task-stopped'] ?? values.service.length > 0,
        startedBy: values['run-task-started-by'],
        containerOverrides: values['run-task-container-overrides'],
        subnets: values['run-task-subnets'],
        securityGroups: values['run-task-security-groups'],
        capacityProviderStrategy: values['run-task-capacity-provider-strategy'],
        tags: values['run-task-tags'],
        ...present('assignPublicIp', values['run-task-assign-public-IP']),
        ...present('launchType', values['run-task-launch-type']),
        ...(name === undefined || configuration === undefined ? {} : { managedVolume: { name, configuration } }),
    };
}
function chooseTaskDefinition(values) {
    const path = values['task-definition'];
    if (path !== undefined)
        return { kind: 'file', path };
    const arn = values['task-definition-arn'];
    if (arn !== undefined)
        return { kind: 'registered', reference: arn };
    const family = values['task-definition-family'];
    if (family === undefined)
        return { kind: 'serving' };
    const revision = values['task-definition-revision'];
    return { kind: 'registered', reference: revision === undefined ? family : `${family}:${revision}` };
}

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/task-definition/document.js
var task_definition_document = __nccwpck_require__(6844);
;// CONCATENATED MODULE: ./lib/ledger/entry.js
/**
 * The ledger: what a run writes on the revision that it registers and on the service that it updates, as tags of
 * Amazon ECS. It tells later runs which commit, release and run a revision comes from, and who deployed last.
 */
/** Every key of ours begins so. */
const LEDGER_PREFIX = 'slipway:';
const KEYS = {
    repository: 'repository',
    workflow: 'workflow',
    runId: 'run-id',
    runNumber: 'run-number',
    runAttempt: 'run-attempt',
    commit: 'commit',
    releases: 'release',
    imageDigest: 'image-digest',
    content: 'content',
};
/** Longest value of a tag (ECS API reference, Tag). */
const LONGEST_VALUE = 256;
/** The entry as tags. A character that no tag may hold becomes `_`; a value that is too long is cut. */
function writeEntry(entry) {
    const tags = listMembers().flatMap((member) => {
        const value = writeMember(entry[member]);
        return value === '' ? [] : [[keyOf(member), value]];
    });
    return Object.fromEntries(tags);
}
/** The entry of a resource, read from all its tags; those of others, and numbers that are none, are left out. */
function readEntry(tags) {
    const members = listMembers().flatMap((member) => {
        const value = readMember(member, readTag(tags, keyOf(member)) ?? '');
        return value === undefined ? [] : [[member, value]];
    });
    return Object.fromEntries(members);
}
/** What the entry adds to tags that are there: what they hold stays, and a further release comes last. */
function completeEntry(there, entry) {
    const known = readEntry(there);
    const further = (entry.releases ?? []).filter((release) => known.releases?.includes(toRelease(release)) !== true);
    const releases = further.length === 0 ? {} : { releases: [...(known.releases ?? []), ...further] };
    const { releases: _releases, ...added } = { ...entry, ...known };
    const wanted = writeEntry({ ...added, ...releases });
    return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => readTag(there, key) !== value));
}
/** The entry as tags that leave nothing of an older one: a member that is not known has an empty value. */
function overwriteEntry(entry) {
    const empty = listMembers().map((member) => [keyOf(member), '']);
    return { ...Object.fromEntries(empty), ...writeEntry(entry) };
}
/** Most tags of one resource (ECS Developer Guide, tag restrictions). */
const entry_MOST_TAGS = 50;
/** The tags of a team that go from a revision to the one made from it: not ours, and not those of AWS. */
function pickTeamTags(tags) {
    return Object.fromEntries(Object.entries(tags).filter(([key]) => !/^(?:aws|slipway):/i.test(key)));
}
/** The value of a tag; undefined when there is none or it is empty. */
function readTag(tags, key) {
    const value = Object.hasOwn(tags, key) ? tags[key] : undefined;
    return value === '' ? undefined : value;
}
/** Letters, digits, white space and `_ . : / = + - @` (ECS Developer Guide, tag restrictions). */
function toTagValue(text) {
    return [...text.replaceAll(/[^\p{L}\p{N}\p{Zs}_.:/=+\-@]/gu, '_')].slice(0, LONGEST_VALUE).join('');
}
function keyOf(member) {
    return `${LEDGER_PREFIX}${KEYS[member]}`;
}
function listMembers() {
    return Object.keys(KEYS);
}
function writeMember(value) {
    if (value === undefined)
        return '';
    return typeof value === 'object' ? writeReleases(value.map(toRelease)) : toTagValue(String(value));
}
/** Space separated; where they are too long together, the oldest are left out. */
function writeReleases(releases) {
    const text = releases.join(' ');
    return releases.length > 1 && [...text].length > LONGEST_VALUE ? writeReleases(releases.slice(1)) : toTagValue(text);
}
/** A space would make two of one. */
function toRelease(release) {
    return toTagValue(release.replaceAll(/\s/gu, '_'));
}
function readMember(member, text) {
    if (text === '')
        return undefined;
    if (member === 'releases')
        return readReleases(text);
    if (member !== 'runNumber' && member !== 'runAttempt')
        return text;
    return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
function readReleases(text) {
    const releases = text.split(' ').filter((release) => release !== '');
    return releases.length === 0 ? undefined : releases;
}

;// CONCATENATED MODULE: ./lib/ledger/mark.js
/**
 * The mark on a service: which run deployed last, and what. It is on the service since after a rollback the serving
 * revision is of an older run than the one that asked for it.
 */

const REVISION_KEY = `${LEDGER_PREFIX}revision`;
/** The mark as tags; they leave nothing of an older mark. */
function writeMark({ entry, revision }) {
    return { ...overwriteEntry(entry), [REVISION_KEY]: revision ?? '' };
}
/** The mark of a service, read from all its tags. */
function readMark(tags) {
    const revision = readTag(tags, REVISION_KEY);
    return { entry: readEntry(tags), ...(revision === undefined ? {} : { revision }) };
}

;// CONCATENATED MODULE: ./lib/ledger/order.js
/**
 * How `run` stands to `other`. A re-run keeps its run number and raises the attempt (GitHub Docs, contexts), so an old
 * run that is started again is still older than every run that began after it.
 */
function compareRuns(run, other) {
    if (run.repository === undefined || run.repository !== other.repository)
        return 'unordered';
    if (run.workflow === undefined || run.workflow !== other.workflow)
        return 'unordered';
    if (run.runNumber === undefined || other.runNumber === undefined)
        return 'unordered';
    const difference = run.runNumber - other.runNumber || (run.runAttempt ?? 1) - (other.runAttempt ?? 1);
    if (difference === 0)
        return 'same';
    return difference < 0 ? 'older' : 'newer';
}

;// CONCATENATED MODULE: ./lib/ledger/turn.js
/**
 * Turns: the tags on a service by which runs of one workflow find each other. The mark alone would not do, since the
 * mark of a slow older run overwrites that of a newer one; runs that are near each other have tags of their own.
 */

/** So many runs of one workflow, each begun right after the other, never share a tag. */
const TURNS = 4;
/** Longest key of a tag (ECS API reference, Tag). */
const LONGEST_KEY = 128;
/** The turn of a run as tags; none for a run without a place among others, such as one on a laptop. */
function writeTurn({ entry, revision }) {
    if (!isOrdered(entry))
        return {};
    const { runNumber = 1, runAttempt = 1, runId = '-' } = entry;
    return { [turn_keyOf(entry, runNumber % TURNS)]: toTagValue([runNumber, runAttempt, runId, revision].join(' ')) };
}
/** As `writeTurn`, and forgets the turns of all other runs: somebody asked that this run goes before them. */
function overwriteTurns(turn) {
    if (!isOrdered(turn.entry))
        return {};
    const empty = slots().map((slot) => [turn_keyOf(turn.entry, slot), '']);
    return { ...Object.fromEntries(empty), ...writeTurn(turn) };
}
/** The turns of the runs of the same workflow of the same repository, from all tags of a service. */
function readTurns(tags, run) {
    if (!isOrdered(run))
        return [];
    return slots().flatMap((slot) => readTurn(readTag(tags, turn_keyOf(run, slot)) ?? '', run));
}
/** Whether the run has a place among the runs of its workflow. */
function isOrdered({ repository, workflow, runNumber }) {
    return repository !== undefined && workflow !== undefined && runNumber !== undefined;
}
function slots() {
    return Array.from({ length: TURNS }, (_, slot) => slot);
}
/** Names that are cut alike share their tags, so what is read is of one of them: the price of very long names. */
function turn_keyOf({ repository = '', workflow = '' }, slot) {
    const key = toTagValue(`${LEDGER_PREFIX}turn/${slot}/${repository}/${workflow}`);
    return [...key].slice(0, LONGEST_KEY).join('');
}
function readTurn(text, { repository = '', workflow = '' }) {
    const found = /^([1-9]\d{0,14}) ([1-9]\d{0,14}) (\S+) (\S+:\d+)$/.exec(text);
    if (found === null)
        return [];
    const [, number, attempt, runId = '-', revision = ''] = found;
    const run = { repository, workflow, runNumber: Number(number), runAttempt: Number(attempt) };
    return [{ entry: { ...run, ...(runId === '-' ? {} : { runId }) }, revision }];
}

;// CONCATENATED MODULE: ./lib/ledger/standing.js




/**
 * Judges the run by the turns and the mark on the service, and by the entries of its revisions. The service knows the
 * order after a rollback too, when what serves is of an older run; the revisions know it where the service may not be
 * tagged.
 */
function judgeStanding(run, traces) {
    if (!isOrdered(run))
        return notKnown('this run has no number in a workflow');
    const known = listTurns(run, traces);
    const newest = findNewest(known);
    if (newest !== undefined) {
        return compareRuns(run, newest.entry) === 'older' ? { kind: 'stale', newer: newest } : { kind: 'in-order' };
    }
    if (traces.service === undefined)
        return notKnown('the tags of the service may not be read');
    const isForeign = Object.keys(traces.service).some((key) => key.startsWith(LEDGER_PREFIX));
    return notKnown(isForeign ? 'only runs of other workflows have deployed to it' : 'no run has marked it');
}
function notKnown(why) {
    return { kind: 'not-known', why };
}
/** Only those that stand in an order with the run. */
function listTurns(run, { service = {}, revisions }) {
    const mark = readMark(service);
    const marked = mark.revision === undefined ? [] : [{ entry: mark.entry, revision: mark.revision }];
    const registered = revisions.map(({ revision, tags }) => ({ entry: readEntry(tags), revision }));
    // The mark and the revisions say more of a run than its turn, so they come first.
    return [...marked, ...registered, ...readTurns(service, run)].filter(({ entry }) => compareRuns(run, entry) !== 'unordered');
}
function findNewest(turns) {
    return turns.reduce((newest, turn) => (newest !== undefined && compareRuns(turn.entry, newest.entry) !== 'newer' ? newest : turn), undefined);
}

;// CONCATENATED MODULE: ./lib/ledger/ledger.js






/** After the first denial of a kind, for services or for revisions, nothing of that kind is tried again. */
function openLedger(world) {
    const read = openAct({
        told: 'Whether a newer run has deployed, and where revisions come from, is not known',
        rights: 'ecs:ListTagsForResource',
    }, world);
    const write = openAct({ told: 'This deploy is not written down', rights: 'ecs:TagResource' }, world);
    return {
        read: (arn) => read(arn, () => world.ecs.tagsOf(arn)),
        write: async (arn, tags) => {
            if (Object.keys(tags).length === 0)
                return true;
            const isDone = await write(arn, async () => {
                await world.ecs.tag(arn, tags);
                return true;
            });
            return isDone ?? false;
        },
    };
}
/**
 * Writes the entry on the revision, with the team's tags of the revision that it was made from. To a reused one only
 * what it lacks is added; where its tags may not be read nothing is, since what is there stays.
 */
async function tagRevision(revision, entry, ledger) {
    const { arn, isReused, baseArn } = revision;
    const there = isReused ? await ledger.read(arn) : {};
    if (there === undefined)
        return false;
    // An entry was written together with what was carried over.
    const isDone = baseArn === undefined || baseArn === arn || readEntry(there).content !== undefined;
    const base = isDone ? {} : pickTeamTags((await ledger.read(baseArn)) ?? {});
    const carried = Object.fromEntries(Object.entries(base).filter(([key]) => !Object.hasOwn(there, key)));
    const added = completeEntry(there, entry);
    const whole = { ...there, ...carried, ...added };
    if (Object.keys(whole).length <= entry_MOST_TAGS)
        return ledger.write(arn, { ...carried, ...added });
    // ECS refuses the whole call: the team's tags come before ours.
    await ledger.write(arn, carried);
    return ledger.write(arn, added);
}
/** Marks the service with the run that is about to deploy the revision to it. Whether it was done. */
function markService(service, entry, ledger) {
    const turn = { entry, revision: (0,task_definition_document/* nameRevision */.h)(service.revisionArn) };
    // In one call, so that no run is seen by half.
    const turns = service.order === 'anew' ? overwriteTurns(turn) : writeTurn(turn);
    return ledger.write(service.arn, { ...writeMark(turn), ...turns });
}
/** The mark of the run that deployed last; undefined when the tags of the service may not be read. */
async function readServiceMark(serviceArn, ledger) {
    const tags = await ledger.read(serviceArn);
    return tags === undefined ? undefined : readMark(tags);
}
/** How the run stands to those that deployed before. Revisions are asked only where the service does not say. */
async function readStanding(run, service, ledger) {
    if (!isOrdered(run))
        return judgeStanding(run, { service: undefined, revisions: [] });
    const tags = await ledger.read(service.arn);
    const standing = judgeStanding(run, { service: tags, revisions: [] });
    if (standing.kind !== 'not-known')
        return standing;
    const revisions = [];
    for (const arn of new Set(service.revisionArns)) {
        revisions.push({ revision: (0,task_definition_document/* nameRevision */.h)(arn), tags: (await ledger.read(arn)) ?? {} });
    }
    return judgeStanding(run, { service: tags, revisions });
}
function openAct(words, world) {
    const denied = new Set();
    let isTold = false;
    return async (arn, act) => {
        if (denied.has(kindOf(arn)))
            return undefined;
        try {
            return await act();
        }
        catch (thrown) {
            const error = (0,errors/* asDeployError */.y0)(thrown);
            if (error.kind === 'access')
                denied.add(kindOf(arn));
            if (!isTold)
                world.tell(describeFault(words, error));
            isTold = true;
            return undefined;
        }
    };
}
/** `service` or `task-definition`: a role may be allowed one of them. */
function kindOf(arn) {
    return /^arn:[^/]*:([\w-]+)\//.exec(arn)?.[1] ?? '';
}
function describeFault({ told, rights }, error) {
    const advice = error.kind === 'access'
        ? `Allow ${rights} for rollbacks by release or commit, the history, and the guard against old runs.`
        : 'All else goes on without it.';
    return { type: 'notice', text: `${told}: ${error.message}`, advice };
}

;// CONCATENATED MODULE: ./lib/report/byte-size.js
/** Size of a text in UTF-8, in bytes: what the runner's limits are counted in. */
function countBytes(text) {
    return new TextEncoder().encode(text).length;
}

;// CONCATENATED MODULE: ./lib/report/outputs.js



/** Most bytes of one output. */
const MOST_OUTPUT_BYTES = 64 * 1024;
const LINE_WIDTH = 4096;
const REASON_WIDTH = 1000;
/**
 * The outputs of a run, each of one line, with what is known: also of a run that failed half-way.
 *
 * @param reportPath where `rollout.json` was written, if it was
 */
function collectOutputs(record, reportPath) {
    const { image, taskDefinition, services } = record;
    const first = services[0];
    const revisionArn = taskDefinition?.revisionArn ?? first?.revisionArn;
    const known = {
        verdict: record.verdict,
        reason: (0,outside_text/* quoteOutsideText */.h)(record.reason, REASON_WIDTH),
        registry: image?.registry,
        image: image?.reference,
        'image-tag': image?.tags[0],
        'image-digest': image?.digest,
        'task-definition': taskDefinition?.path,
        'task-definition-arn': revisionArn,
        'task-definition-revision': revisionArn === undefined ? undefined : (0,task_definition_document/* nameRevision */.h)(revisionArn),
        'previous-task-definition-arn': taskDefinition?.previousRevisionArn ?? first?.previousRevisionArn,
        'deployment-id': first?.deploymentId,
        'service-deployment-arn': first?.serviceDeploymentArn,
        'run-task-arn': listTaskArns(record.task),
        services: listServices(services),
        report: reportPath,
    };
    const entries = Object.entries(known).flatMap(([name, value]) => value === undefined ? [] : [[name, isJson(name) ? value : (0,outside_text/* quoteOutsideText */.h)(value, LINE_WIDTH)]]);
    return Object.fromEntries(entries);
}
function isJson(name) {
    return name === 'services' || name === 'run-task-arn';
}
/** The form of the official action: a JSON list. */
function listTaskArns(task) {
    return task === undefined || task.taskArns.length === 0 ? undefined : JSON.stringify(task.taskArns);
}
/** JSON of one line. When there are too many services, the last record says how many had no room. */
function listServices(services) {
    const records = [];
    let room = MOST_OUTPUT_BYTES - 64;
    for (const service of services) {
        const text = JSON.stringify(describeService(service));
        room -= countBytes(text) + 1;
        if (room < 0)
            break;
        records.push(text);
    }
    const leftOut = services.length - records.length;
    return `[${[...records, ...(leftOut === 0 ? [] : [JSON.stringify({ leftOut })])].join(',')}]`;
}
function describeService(service) {
    return {
        service: service.name,
        cluster: service.cluster,
        verdict: service.verdict,
        reason: service.reason === undefined ? undefined : (0,outside_text/* quoteOutsideText */.h)(service.reason, REASON_WIDTH),
        revisionArn: service.revisionArn,
        previousRevisionArn: service.previousRevisionArn,
        deploymentId: service.deploymentId,
        serviceDeploymentArn: service.serviceDeploymentArn,
        desired: service.desired,
        running: service.running,
    };
}

;// CONCATENATED MODULE: ./lib/report/rollout-json.js
/** Raised when a member changes its meaning or goes away; new members do not raise it. */
const ROLLOUT_FORMAT = 1;
/** Most items of one list, and most UTF-16 code units of one text. */
const MOST_ITEMS = 500;
const LONGEST_TEXT = 4096;
/**
 * `rollout.json`: everything that was observed, with `"format": 1`. Holds what the record holds, which has no place for
 * a variable's value or a secret. Of a long list the first and the last items are kept; `cut` says what is missing.
 */
function renderRolloutJson(record) {
    const cuts = [];
    const observed = capValue(asJson(record), '', cuts);
    const cut = cuts.map(({ at, leftOut }) => ({ at, leftOut }));
    return `${JSON.stringify({ format: ROLLOUT_FORMAT, ...observed, cut }, null, 2)}\n`;
}
/** The record is made of plain values; members that are undefined fall away. */
function asJson(record) {
    return JSON.parse(JSON.stringify(record));
}
function capValue(value, at, cuts) {
    if (typeof value === 'string')
        return capText(value, at, cuts);
    if (Array.isArray(value))
        return capList(value, at, cuts);
    if (typeof value !== 'object' || value === null)
        return value;
    const members = Object.entries(value).map(([name, member]) => {
        return [name, capValue(member, at === '' ? name : `${at}.${name}`, cuts)];
    });
    return Object.fromEntries(members);
}
function capText(text, at, cuts) {
    if (text.length <= LONGEST_TEXT)
        return text;
    cuts.push({ at, leftOut: text.length - LONGEST_TEXT });
    return text.slice(0, LONGEST_TEXT);
}
function capList(items, at, cuts) {
    const half = MOST_ITEMS / 2;
    const kept = items.length <= MOST_ITEMS ? items : [...items.slice(0, half), ...items.slice(-half)];
    if (kept.length < items.length)
        cuts.push({ at, leftOut: items.length - kept.length });
    return kept.map((item, index) => capValue(item, `${at}.${index}`, cuts));
}

;// CONCATENATED MODULE: ./lib/report/run-notes.js
/** @param onChange called with the record after each note, so that outputs are set as soon as they are known */
function createRunNotes(first, onChange) {
    let current = first;
    const change = (next) => {
        current = next;
        onChange(next);
    };
    return {
        record: () => current,
        note: (facts) => change({ ...current, ...facts }),
        noteService: (name, facts) => change({ ...current, services: withService(current, name, facts) }),
    };
}
function withService(record, name, facts) {
    const known = record.services.find((service) => service.name === name);
    if (known === undefined)
        return [...record.services, { ...newService(record, name), ...facts }];
    return record.services.map((service) => (service === known ? { ...service, ...facts } : service));
}
function newService(record, name) {
    return {
        name,
        cluster: record.asked.cluster,
        serving: [],
        changes: [],
        plan: [],
        timeline: [],
        course: [],
        events: [],
        stoppedTasks: [],
    };
}

// EXTERNAL MODULE: ./lib/report/duration.js
var duration = __nccwpck_require__(136);
;// CONCATENATED MODULE: ./lib/report/markdown.js
/**
 * The only makers of markdown. Outside text comes out as code, which holds no markup, or as plain words; so nothing
 * from outside is ever HTML, an image, a link, a mention or a table's edge (GitHub Flavored Markdown specification).
 */

const SPAN_WIDTH = 500;
const FENCE_LIMITS = { lines: 10, width: 300 };
/** What keeps a line of the log from being a command; nothing reads commands in a summary. */
const LOG_PREFIX = /^\| /;
/** Letters alone, or a short number: words in which no reader of markdown finds anything. */
const PLAIN_WORD = /^[("“]*(?:\p{L}+(?:[-'’]\p{L}+)*|\d{1,6}(?:[.:]\d{1,3})?%?)[)"”]*[.,;:!?]*$/u;
const PLAIN_DASH = /^[–—…]$/;
/** Text as a code span of one line. */
function code(text, width = SPAN_WIDTH) {
    const clean = (0,outside_text/* quoteOutsideText */.h)(text, width).trim();
    const words = clean === '' ? '–' : clean;
    const marks = '`'.repeat(longestRun(words) + 1);
    const pad = words.startsWith('`') || words.endsWith('`') ? ' ' : '';
    return `${marks}${pad}${words}${pad}${marks}`;
}
/** A code span for a cell of a table: no code can hold a bar there, so it is drawn as `│`. */
function codeCell(text, width = SPAN_WIDTH) {
    return code(text.replaceAll('|', '│'), width);
}
/** A sentence: plain words stay words; names, paths, numbers with letters and all that could be markup become code. */
function prose(text) {
    const words = (0,outside_text/* quoteOutsideText */.h)(text, 2 * SPAN_WIDTH)
        .split(/\s+/)
        .filter((word) => word !== '');
    const parts = [];
    for (const word of words) {
        const isPlain = isPlainWord(word) && !(parts.length === 0 && /^\d+[.)]/.test(word));
        const last = parts.at(-1);
        if (last?.isPlain === isPlain)
            last.text += ` ${word}`;
        else
            parts.push({ isPlain, text: word });
    }
    return parts.map((part) => (part.isPlain ? part.text : codeWithoutStop(part.text))).join(' ');
}
/** A next step: what is to be typed is one code span. */
function step(text) {
    const found = /^([^:]*): (aws .*)$/s.exec(text);
    return found === null ? prose(text) : `${prose(`${found[1]}:`)} ${code(found[2] ?? '', 2 * SPAN_WIDTH)}`;
}
/** Lines as a fenced block of plain text; the fence is longer than any run of backticks inside. */
function fence(lines) {
    const clean = lines.flatMap((line) => (0,outside_text/* cleanOutsideText */.c)(line, FENCE_LIMITS).map((part) => part.replace(LOG_PREFIX, '')));
    const marks = '`'.repeat(Math.max(3, ...clean.map((line) => longestRun(line) + 1)));
    return [`${marks}text`, ...clean, marks].join('\n');
}
/** A table; cells are markdown already. */
function table(head, rows) {
    return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
function list(items) {
    return items.map((item) => `- ${item}`).join('\n');
}
function isPlainWord(word) {
    return PLAIN_WORD.test(word) || PLAIN_DASH.test(word);
}
/** The stop of a sentence stays outside of the code before it. */
function codeWithoutStop(words) {
    const found = /^(.*[\p{L}\p{N}])([.,;:]+)$/su.exec(words);
    return found === null ? code(words, 2 * SPAN_WIDTH) : `${code(found[1] ?? '', 2 * SPAN_WIDTH)}${found[2]}`;
}
function longestRun(text) {
    return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

;// CONCATENATED MODULE: ./lib/report/rollback-section.js


/** What serves at the end of a rollback, and from which release or commit: what the person who asked reads first. */
function leadWithServing({ asked, services }) {
    const seen = services.filter(({ serving }) => serving.length > 0);
    if (asked.rollbackTo === undefined || seen.length === 0)
        return '';
    const [only, ...others] = seen.map((service) => describeServing(service));
    if (others.length === 0)
        return `**Serving now:** ${only}`;
    return `**Serving now:**\n\n${list(seen.map((service) => `${code(service.name)}: ${describeServing(service)}`))}`;
}
function describeServing(service) {
    return service.serving
        .map(({ revisionArn, running }) => {
        const tasks = running === 1 ? '1 task' : `${running} tasks`;
        return `${nameWithSource(revisionArn, service)} with ${tasks}`;
    })
        .join(', ');
}
/** `web:41` (v1.4.2): release or commit where a rollback has read it. */
function nameWithSource(revisionArn, { sources }) {
    const source = sources?.[revisionArn];
    const name = code((0,task_definition_document/* nameRevision */.h)(revisionArn));
    return source === undefined ? name : `${name} (${prose(source)})`;
}

// EXTERNAL MODULE: ./lib/rollout/diagnose.js + 2 modules
var diagnose = __nccwpck_require__(4308);
;// CONCATENATED MODULE: ./lib/report/console-link.js
/** Hosts of the AWS Management Console by partition; in the partition `aws` each region has one of its own. */
const HOSTS = {
    aws: (region) => `${region}.console.aws.amazon.com`,
    'aws-cn': () => 'console.amazonaws.cn',
    'aws-us-gov': () => 'console.amazonaws-us-gov.com',
};
const console_link_NAME = /^[\w-]{1,255}$/;
/**
 * Address of the service's deployments in the AWS console, computed from checked names alone. Undefined when it cannot
 * be known, or when the calls did not go to Amazon.
 */
function linkToConsole(record, service) {
    const arn = service.serviceDeploymentArn ?? service.revisionArn ?? service.previousRevisionArn ?? '';
    const [, partition = '', , region = ''] = arn.split(':');
    const host = Object.hasOwn(HOSTS, partition) ? HOSTS[partition] : undefined;
    const cluster = service.cluster.slice(service.cluster.lastIndexOf('/') + 1);
    if (record.identity?.endpoint !== undefined || host === undefined)
        return undefined;
    if (![region, cluster, service.name].every((name) => console_link_NAME.test(name)))
        return undefined;
    return `https://${host(region)}/ecs/v2/clusters/${cluster}/services/${service.name}/deployments?region=${region}`;
}

// EXTERNAL MODULE: ./lib/report/course-lines.js
var course_lines = __nccwpck_require__(9547);
// EXTERNAL MODULE: ./lib/report/verdict-lines.js
var verdict_lines = __nccwpck_require__(9445);
;// CONCATENATED MODULE: ./lib/report/diagnosis-section.js



const MOST_LOG_LINES = 20;
/** A part with its title; none without a body. */
function under(title, body) {
    return body === '' ? '' : `**${title}**\n\n${body}`;
}
function describeDiagnosis(diagnosis) {
    if (diagnosis === undefined)
        return '';
    const causes = diagnosis.causes.map((cause) => {
        const words = cause.details.length === 0 ? '' : `\n\n${fence(cause.details)}`;
        return `${prose((0,verdict_lines/* describeCause */.V$)(cause))}${words}`;
    });
    const unread = diagnosis.unread.map((what) => `Not readable: ${code(what)}`);
    return [...causes, ...unread, `Next step: ${step(diagnosis.nextStep)}`].join('\n\n');
}
function describeLog({ container, taskArn, lines }) {
    const where = `${code(container)} in task ${code((0,task_definition_document/* nameRevision */.h)(taskArn).slice(0, 8))}`;
    return under('Last lines of the container', `${where}\n\n${fence(lines.slice(-MOST_LOG_LINES))}`);
}

;// CONCATENATED MODULE: ./lib/report/past-cells.js

const COMMIT_DIGITS = 12;
const SHORT_DIGEST = 'sha256:'.length + 12;
/** `web:42`; empty when ECS does not tell. */
function showRevision({ revisionArn }) {
    return revisionArn === undefined ? '' : (0,task_definition_document/* nameRevision */.h)(revisionArn);
}
/** Newest first, since it is the one that is looked for. */
function showReleases({ releases }) {
    return [...(releases ?? [])].reverse().join(' ');
}
function showCommit({ commit }) {
    return commit?.slice(0, COMMIT_DIGITS) ?? '';
}
/** Without its registry: `web:v2`, or `web@sha256:` and the first digits. */
function showImage(reference) {
    const name = reference?.slice(reference.lastIndexOf('/') + 1) ?? '';
    const [tagged = '', digest] = name.split('@');
    if (digest === undefined || tagged.includes(':'))
        return tagged;
    return `${tagged}@${digest.slice(0, SHORT_DIGEST)}`;
}

;// CONCATENATED MODULE: ./lib/report/run-link.js
const SERVER = /^https?:\/\/[\w.-]+(?::\d{1,5})?$/;
const run_link_REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
const RUN_ID = /^\d{1,20}$/;
/**
 * Page of the run that wrote the entry, made of checked parts alone, since tags are outside text. Undefined when the
 * entry names no run of GitHub.
 *
 * @param server such as `https://github.com`
 */
function linkToRun({ repository, runId }, server = 'https://github.com') {
    if (repository === undefined || runId === undefined)
        return undefined;
    if (!SERVER.test(server) || !run_link_REPOSITORY.test(repository) || !RUN_ID.test(runId))
        return undefined;
    return `${server}/${repository}/actions/runs/${runId}`;
}

;// CONCATENATED MODULE: ./lib/report/past-section.js




/** The last deployments of a service as a table of the summary; empty when none is known. */
function describePast(past, server) {
    if (past.length === 0)
        return '';
    const rows = past.map((one) => [
        (0,duration/* formatMoment */.K9)(one.at),
        cell(showRevision(one)),
        cell(showReleases(one.entry)),
        cell(showCommit(one.entry)),
        one.outcome,
        showRun(one, server),
    ]);
    return table(['when', 'revision', 'release', 'commit', 'verdict', 'run'], rows);
}
function cell(text) {
    return text === '' ? '–' : codeCell(text);
}
/** The address is made of checked parts, so it ends no link. */
function showRun({ entry }, server) {
    const link = linkToRun(entry, server);
    return link === undefined ? '–' : `[${entry.runNumber ?? 'run'}](${link})`;
}

;// CONCATENATED MODULE: ./lib/report/timeline-chart.js
const MOST_POINTS = 40;
/** Bars, first line, second line; readable on light and dark pages. */
const COLOURS = '#8c959f, #2da44e, #cf222e';
/**
 * A rollout as a Mermaid `xychart-beta`: bars are all tasks in service, lines are the new ones and the lower bound.
 * Undefined when there is no time between the samples. Holds numbers and our words only.
 */
function drawTimeline(samples) {
    const points = resample(samples);
    const lastMs = samples.at(-1)?.atMs ?? 0;
    if (points.length < 2)
        return undefined;
    const all = points.map((sample) => sample.oursRunning + sample.othersRunning);
    const top = Math.max(1, ...all, ...points.map((sample) => Math.max(sample.desired, sample.lowerBound)));
    return [
        '```mermaid',
        '---',
        'config:',
        '  themeVariables:',
        '    xyChart:',
        `      plotColorPalette: "${COLOURS}"`,
        '---',
        'xychart-beta',
        '    title "Tasks in service"',
        `    x-axis "Seconds since the update" 0 --> ${Math.ceil(lastMs / 1000)}`,
        `    y-axis "Tasks" 0 --> ${top + 1}`,
        `    bar [${all.join(', ')}]`,
        `    line [${points.map((sample) => sample.oursRunning).join(', ')}]`,
        `    line [${points.map((sample) => sample.lowerBound).join(', ')}]`,
        '```',
        '',
        'Grey bars: all running tasks. Green line: tasks of the new revision. Red line: lower bound, the fewest that ECS keeps.',
    ].join('\n');
}
/** Counts hold until the next sample, so they are read off at even steps: the chart has one distance between points. */
function resample(samples) {
    const first = samples[0];
    const lastMs = samples.at(-1)?.atMs ?? 0;
    if (first === undefined || lastMs <= 0)
        return [];
    const count = Math.min(MOST_POINTS, Math.max(2, Math.ceil(lastMs / 1000) + 1));
    return Array.from({ length: count }, (_, index) => {
        const atMs = (lastMs * index) / (count - 1);
        return samples.findLast((sample) => sample.atMs <= atMs) ?? first;
    });
}

;// CONCATENATED MODULE: ./lib/report/service-section.js










const MOST_CHANGES = 40;
const MOST_TASKS = 10;
const MOST_EVENTS = 10;
const MOST_STAGES = 40;
/** The parts of the summary about one service, the weightiest first. Each is markdown of its own. */
function service_section_describeService(record, service) {
    return [
        nameService(record, service),
        under('What changed', describeChanges(service)),
        under('Plan', listCapped(service.plan, MOST_CHANGES)),
        under('Why it failed', describeDiagnosis(service.diagnosis)),
        under('What serves now', service_section_describeServing(service)),
        under('The rollout', drawTimeline(service.timeline) ?? ''),
        under('Stages', describeStages(service)),
        under('Stopped tasks', describeStoppedTasks(service.stoppedTasks)),
        ...(service.diagnosis?.logs ?? []).map(describeLog),
        under('Latest events', describeEvents(service)),
        under('Last deployments', describePast(service.past ?? [], record.asked.serverUrl)),
    ].filter((part) => part !== '');
}
function nameService(record, service) {
    const link = linkToConsole(record, service);
    const lines = [
        `### Service ${code(service.name)}${service.verdict === undefined ? '' : `: ${service.verdict}`}`,
        service.reason === undefined || service.reason === record.reason ? '' : prose(service.reason),
        link === undefined ? '' : `[Deployments in the AWS console](${link})`,
    ];
    return lines.filter((line) => line !== '').join('\n\n');
}
function describeChanges(service) {
    const { revisionArn, previousRevisionArn } = service;
    const from = previousRevisionArn === undefined ? '' : `, before ${nameWithSource(previousRevisionArn, service)}`;
    const revision = revisionArn === undefined ? [] : [`revision ${nameWithSource(revisionArn, service)}${from}`];
    const changes = service.changes.map(prose);
    return [list(revision), cap(changes, MOST_CHANGES)].filter((part) => part !== '').join('\n');
}
function service_section_describeServing(service) {
    return list(service.serving.map(({ revisionArn, running }) => `${nameWithSource(revisionArn, service)}: ${running} running`));
}
/** With the pauses, hooks and alarms between them. */
function describeStages({ course }) {
    const rows = course
        .slice(-MOST_STAGES)
        .map((event) => [(0,duration/* formatDuration */.a3)(event.atMs), prose((0,course_lines/* describeCourse */.D3)(event).replaceAll('|', '│'))]);
    if (rows.length === 0)
        return '';
    const answers = (0,course_lines/* listAnswers */.od)(course.at(-1)).map(step);
    const shown = table(['since the update', 'what'], rows) + sayLeftOut(course.length - rows.length, 'earlier');
    return [shown, ...answers].join('\n\n');
}
function describeStoppedTasks(tasks) {
    if (tasks.length === 0)
        return '';
    const rows = tasks
        .slice(-MOST_TASKS)
        .map((task) => [
        task.stoppedAt === undefined ? '–' : (0,duration/* formatTimeOfDay */.qY)(task.stoppedAt),
        codeCell((0,task_definition_document/* nameRevision */.h)(task.arn).slice(0, 8)),
        codeCell(task.containers.map(({ name, exitCode }) => `${name}: ${exitCode ?? '–'}`).join(', '), 100),
        codeCell((0,diagnose/* describeStop */.Cw)(task).words, 200),
    ]);
    return (table(['stopped (UTC)', 'task', 'exit codes', 'why'], rows) + sayLeftOut(tasks.length - rows.length, 'earlier'));
}
function describeEvents({ events }) {
    if (events.length === 0)
        return '';
    const shown = events.slice(-MOST_EVENTS).map((event) => `${(0,duration/* formatTimeOfDay */.qY)(event.at)}  ${event.text}`);
    return fence(shown) + sayLeftOut(events.length - shown.length, 'earlier');
}
function listCapped(items, most) {
    return cap(items.map(prose), most);
}
function cap(items, most) {
    return list(items.slice(0, most)) + sayLeftOut(items.length - most, 'more');
}
function sayLeftOut(count, which) {
    return count > 0 ? `\n\n${count} ${which} left out.` : '';
}

;// CONCATENATED MODULE: ./lib/report/task-section.js



const STATES = {
    planned: 'planned',
    asked: 'not known',
    running: 'started',
    well: 'ended well',
    failed: 'failed',
};
const MOST_LINES = 40;
/** The parts of the summary about the one-off task, the weightiest first; none when there is none. */
function describeTask({ task, reason }) {
    if (task === undefined)
        return [];
    const shown = task.reason === undefined || reason.startsWith(task.reason) ? '' : prose(task.reason);
    return [
        [`### One-off task: ${STATES[task.state]}`, shown].filter((part) => part !== '').join('\n\n'),
        listFacts(task),
        under('Plan', task.state === 'planned' ? list(task.plan.slice(0, MOST_LINES).map(prose)) : ''),
        under('Why the task failed', describeDiagnosis(task.diagnosis)),
        under('Exit codes', describeExits(task)),
        ...(task.diagnosis?.logs ?? []).map(describeLog),
    ].filter((part) => part !== '');
}
function listFacts({ taskArns, revisionArn, lastStatus }) {
    return list([
        ...taskArns.map((arn) => `task ${code(arn)}${lastStatus === undefined ? '' : `, ${code(lastStatus)}`}`),
        ...(revisionArn === undefined ? [] : [`revision ${code((0,task_definition_document/* nameRevision */.h)(revisionArn))}`]),
    ]);
}
function describeExits({ stoppedTask }) {
    if (stoppedTask === undefined)
        return '';
    const rows = stoppedTask.containers.map(({ name, exitCode, isEssential }) => [
        codeCell(name),
        isEssential === false ? 'no' : 'yes',
        exitCode === undefined ? '–' : String(exitCode),
    ]);
    return table(['container', 'essential', 'exit code'], rows);
}

;// CONCATENATED MODULE: ./lib/report/summary.js







/** Most bytes of a job summary: the runner drops one over 1 MiB whole, and nobody reads even this much. */
const MOST_SUMMARY_BYTES = 64 * 1024;
const MOST_FAULTS = 50;
const ROOM_FOR_THE_CUT = 200;
const HEADLINES = {
    steady: '✅ Steady',
    unchanged: '✅ Unchanged',
    started: '✅ Started',
    planned: '📝 Planned',
    'rolled-back': '❌ Rolled back',
    failed: '❌ Failed',
    superseded: '❌ Superseded',
    'timed-out': '❌ Timed out',
    stuck: '❌ Stuck',
    refused: '⛔ Refused',
    cancelled: '❌ Cancelled',
    unknown: '❓ Unknown',
};
/**
 * The job summary, as GitHub Flavored Markdown: verdict first, then what changed, the picture of the rollout, why it
 * failed, what serves, what to do. At most `MOST_SUMMARY_BYTES`; what had no room is said.
 */
function renderSummary(record) {
    const parts = [
        nameVerdict(record),
        describeFaults(record.faults),
        describeFacts(record),
        record.services.length > 1 ? describeFleet(record) : '',
        describeDocument(record),
        ...describeTask(record),
        ...record.services.flatMap((service) => service_section_describeService(record, service)),
        describeNotices(record),
    ];
    return keepWhatFits(parts.filter((part) => part !== ''));
}
/** Parts that have no room are left out whole, so that no fence or table is ever cut open. */
function keepWhatFits(parts) {
    const kept = [];
    let room = MOST_SUMMARY_BYTES - ROOM_FOR_THE_CUT;
    for (const part of parts) {
        const size = countBytes(part) + 2;
        if (size > room)
            continue;
        kept.push(part);
        room -= size;
    }
    const leftOut = parts.length - kept.length;
    if (leftOut > 0)
        kept.push(`${leftOut} parts of this summary had no room; the report in JSON has them.`);
    return `${kept.join('\n\n')}\n`;
}
function nameVerdict(record) {
    const ofService = record.services.find(({ diagnosis }) => diagnosis !== undefined)?.diagnosis?.nextStep;
    const next = record.nextStep ?? ofService ?? record.task?.nextStep;
    const lead = leadWithServing(record);
    const lines = [`## ${HEADLINES[record.verdict]}`, ...(lead === '' ? [] : [lead]), prose(record.reason)];
    return [...lines, ...(next === undefined ? [] : [`**Next step:** ${step(next)}`])].join('\n\n');
}
function describeFaults(faults) {
    const items = faults.slice(0, MOST_FAULTS).map(({ input, text, advice }) => {
        const where = input === undefined ? '' : `${code(input)}: `;
        return `${where}${prose(advice === undefined ? text : `${text} ${advice}`)}`;
    });
    const leftOut = faults.length - items.length;
    return leftOut > 0 ? `${list(items)}\n\n${leftOut} more left out.` : list(items);
}
function describeFacts(record) {
    const { asked, identity, image } = record;
    const rows = [
        ['Cluster', codeCell(asked.cluster)],
        ['Account', identity && `${codeCell(identity.account)} in ${codeCell(identity.region)}`],
        ['Endpoint', identity?.endpoint === undefined ? undefined : `${codeCell(identity.endpoint)}, not one of Amazon`],
        ['Commit', asked.commit === undefined ? undefined : codeCell(asked.commit.slice(0, 12))],
        ['Rollback to', asked.rollbackTo === undefined ? undefined : codeCell(asked.rollbackTo)],
        ['Image', image && describeImage(image)],
        ['Digest', image?.digest === undefined ? undefined : codeCell(image.digest)],
        ['Took', (0,duration/* formatDuration */.a3)(record.tookMs)],
    ];
    const known = rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
    return table([asked.isDryRun ? 'dry run' : 'run', ''], known);
}
function describeImage({ reference, tags, origin }) {
    const words = { built: 'built now', reused: 'was there already', given: 'as given', planned: 'would be built' }[origin];
    const tagged = tags.length === 0 ? '' : `, tags ${codeCell(tags.join(', '))}`;
    return `${codeCell(reference.replace(/@sha256:[0-9a-f]+$/, ''))}, ${words}${tagged}`;
}
function describeFleet(record) {
    const rows = record.services.map((service) => [
        codeCell(service.name),
        service.verdict ?? 'not reached',
        service.revisionArn === undefined ? '–' : codeCell((0,task_definition_document/* nameRevision */.h)(service.revisionArn)),
        service.running === undefined ? '–' : `${service.running} of ${service.desired ?? '–'}`,
    ]);
    return table(['service', 'verdict', 'revision', 'running'], rows);
}
/** What changed in the document, where no service tells it. */
function describeDocument({ services, taskDefinition }) {
    if (services.length > 0 || taskDefinition === undefined)
        return '';
    const { revisionArn, isReused, changes } = taskDefinition;
    const state = isReused === true ? 'was there already' : 'registered';
    const revision = revisionArn === undefined ? [] : [`revision ${code((0,task_definition_document/* nameRevision */.h)(revisionArn))} ${state}`];
    return `**What changed**\n\n${list([...revision, ...changes.slice(0, MOST_FAULTS).map(prose)])}`;
}
function describeNotices({ notices }) {
    if (notices.length === 0)
        return '';
    const items = notices.slice(0, MOST_FAULTS).map(({ level, text, advice }) => {
        return `${level}: ${prose(advice === undefined ? text : `${text} ${advice}`)}`;
    });
    return `**Notices**\n\n${list(items)}`;
}

;// CONCATENATED MODULE: ./lib/ledger/end-within.js
/** Nobody waits long for a line in a ledger: a run that is told to end still has its reports to write. */
const WITHIN_MS = 3_000;
const CANCELLED_WITHIN_MS = 1_000;
/** Waits a little for work beside the deploy; undefined when it takes longer, and then it is left to itself. */
async function endWithin(work, { clock, signal }) {
    const patience = new AbortController();
    const limitMs = signal.aborted ? CANCELLED_WITHIN_MS : WITHIN_MS;
    const limit = clock.sleep(limitMs, patience.signal).then(() => undefined);
    const value = await Promise.race([work, limit]);
    patience.abort();
    return value;
}

;// CONCATENATED MODULE: ./lib/ledger/verdict.js

/** Verdicts that end a rollout which was followed; of the others there is nothing to write down. */
const WRITTEN = new Set([
    'steady',
    'rolled-back',
    'failed',
    'superseded',
    'timed-out',
    'stuck',
    'cancelled',
]);
/** Longest key of a tag (ECS API reference, Tag). */
const verdict_LONGEST_KEY = 128;
/** The verdict as a tag; none for a verdict of which nothing is written. */
function writeVerdict(name, written, digest) {
    const { verdict, at } = written;
    return WRITTEN.has(verdict) ? { [nameKey(name, digest)]: `${verdict} ${new Date(at).toISOString()}` } : {};
}
/** The last verdict on a revision in that service, read from all tags of the revision. */
function readVerdict(tags, name, digest) {
    const [word, time] = (readTag(tags, nameKey(name, digest)) ?? '').split(' ');
    const verdict = [...WRITTEN].find((known) => known === word);
    const at = Date.parse(time ?? '');
    return verdict === undefined || Number.isNaN(at) ? undefined : { verdict, at };
}
/** `slipway:verdict/CLUSTER/SERVICE`; names that are too long together are hashed. */
function nameKey({ cluster, service }, digest) {
    const plain = `${LEDGER_PREFIX}verdict/${cluster}/${service}`;
    return plain.length <= verdict_LONGEST_KEY ? plain : `${LEDGER_PREFIX}verdict/${digest(`${cluster}/${service}`)}`;
}

;// CONCATENATED MODULE: ./lib/rollback/read-known.js



/** One page of ListTaskDefinitions. */
const MOST_REVISIONS = 100;
/** Asked for at once: ECS counts calls by the second. */
const AT_ONCE = 10;
/** @param name the service whose verdicts are read */
function openKnown(name, world) {
    const tags = new Map();
    const readOne = (arn) => {
        const reading = tags.get(arn) ?? world.ledger.read(arn);
        tags.set(arn, reading);
        return reading;
    };
    const describeKnown = (arn, read) => {
        const verdict = readVerdict(read, name, world.digest);
        return { arn, entry: readEntry(read), ...(verdict === undefined ? {} : { verdict }) };
    };
    const of = async (arns) => {
        const distinct = [...new Set(arns)].filter((arn) => arn !== '');
        const known = [];
        for (let from = 0; from < distinct.length; from += AT_ONCE) {
            const page = distinct.slice(from, from + AT_ONCE);
            const read = await Promise.all(page.map(async (arn) => ({ arn, tags: await readOne(arn) })));
            known.push(...read.flatMap((one) => (one.tags === undefined ? [] : [describeKnown(one.arn, one.tags)])));
        }
        return known.length === 0 && distinct.length > 0 ? undefined : known;
    };
    return { of, ofFamily: async (family, further) => of([...(await listFamily(family, world)), ...further]) };
}
async function listFamily(family, world) {
    try {
        return await world.ecs.listRevisions(family, MOST_REVISIONS);
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'unreachable')
            throw error;
        world.tell({
            type: 'notice',
            text: `Only revisions of the deployment history are known: ${error.message}`,
            advice: error.advice,
        });
        return [];
    }
}

;// CONCATENATED MODULE: ./lib/history/history.js
/**
 * The deployments, newest first. What ECS says of one counts; the ledger tells of those that ECS has forgotten after 90
 * days (ECS API reference, ListServiceDeployments) or may not show, one a revision.
 */
function joinHistory({ deployments, known }, limit) {
    const byArn = new Map((known ?? []).map((one) => [one.arn, one]));
    const recorded = (deployments ?? []).map((one, at, all) => {
        const arn = one.targetRevisionArn;
        // The ledger has the last verdict alone, so it says nothing of earlier deployments of the same revision.
        const isLast = all.findIndex(({ targetRevisionArn }) => targetRevisionArn === arn) === at;
        return describeRecorded(one, arn === undefined ? undefined : byArn.get(arn), isLast);
    });
    const seen = new Set(recorded.map(({ revisionArn }) => revisionArn));
    const remembered = (known ?? []).filter(({ arn }) => !seen.has(arn)).flatMap(describeRemembered);
    return [...recorded, ...remembered].sort((one, other) => other.at - one.at).slice(0, limit);
}
function describeRecorded(one, known, isLast) {
    const { createdAt, status, statusReason, targetRevisionArn } = one;
    const written = isLast ? known?.verdict?.verdict : undefined;
    return {
        at: createdAt,
        ...(targetRevisionArn === undefined ? {} : { revisionArn: targetRevisionArn }),
        entry: known?.entry ?? {},
        outcome: chooseOutcome(status, written),
        ...(statusReason === undefined ? {} : { reason: statusReason }),
    };
}
function describeRemembered({ arn, entry, verdict }) {
    return verdict === undefined ? [] : [{ at: verdict.at, revisionArn: arn, entry, outcome: verdict.verdict }];
}
/** The statuses of a service deployment (ECS API reference, ServiceDeployment). */
function chooseOutcome(status, written) {
    switch (status) {
        case 'SUCCESSFUL':
            return 'steady';
        case 'ROLLBACK_SUCCESSFUL':
            return 'rolled-back';
        case 'ROLLBACK_FAILED':
            return 'failed';
        case 'PENDING':
        case 'IN_PROGRESS':
            return 'in progress';
        case 'ROLLBACK_REQUESTED':
        case 'ROLLBACK_IN_PROGRESS':
            return 'rolling back';
        default:
            return chooseStopped(status, written);
    }
}
/** ECS says `STOPPED` of one that was overtaken and of one that failed without a rollback: the ledger may know which. */
function chooseStopped(status, written) {
    const isStopped = status === 'STOPPED' || status === 'STOP_REQUESTED';
    if (!isStopped)
        return 'not known';
    return written === undefined || written === 'steady' ? 'stopped' : written;
}

;// CONCATENATED MODULE: ./lib/history/note-recent.js




/** Rows of the job summary's table, ours among them. */
const MOST_SHOWN = 5;
/** Of so many services of one run is the past read: each costs a call for every row. */
const MOST_SERVICES = 10;
/**
 * Begins to read where the last deployments come from, so that it costs no time beside a rollout that is followed.
 *
 * @returns notes them, ours and its verdict first: to be called when there is one
 */
function readRecent(started, due, world) {
    const update = due.find(({ plan }) => plan.service.name === started.name);
    if (update === undefined || due.length > MOST_SERVICES)
        return () => Promise.resolve();
    const { service, history } = update.plan;
    const before = started.kind === 'rollout' ? started.rollout.sight.serviceDeploymentsBefore : undefined;
    const deployments = history.filter(({ arn }) => before?.has(arn) !== false).slice(0, MOST_SHOWN);
    const arns = deployments.flatMap(({ targetRevisionArn }) => targetRevisionArn ?? []);
    const reader = openKnown({ cluster: (0,task_definition_document/* nameRevision */.h)(service.clusterArn), service: service.name }, world);
    const reading = reader.of([update.revisionArn, ...arns]);
    return async (verdict) => {
        const known = await endWithin(reading, world);
        // The deployments are those that ECS tells of; of our own revision only where it comes from is wanted.
        const past = joinHistory({ deployments, known: known?.filter(({ arn }) => arns.includes(arn)) }, MOST_SHOWN);
        const ours = started.kind === 'rollout' ? [describeOurs(started.rollout, { update, known, verdict })] : [];
        world.notes.noteService(service.name, { past: [...ours, ...past].slice(0, MOST_SHOWN) });
    };
}
/** A rollback's entry names its run alone: what it brings comes from the revision. */
function describeOurs({ sight }, { update, known, verdict }) {
    const { revisionArn } = update;
    const written = known?.find(({ arn }) => arn === revisionArn)?.entry;
    return { at: sight.facts.createdAt, revisionArn, entry: { ...written, ...update.entry }, outcome: verdict };
}

;// CONCATENATED MODULE: ./lib/registry/docker-failure.js
/**
 * What a failed docker command means, read from what it said. Docker has no exit codes for this, so its words are all
 * there is; they are matched loosely and only to choose between trying again and giving up, or to give better advice.
 */
const EXPIRED = /authorization token has expired|token (?:has |is )?expired/i;
const FINAL = /denied|no basic auth credentials|unauthorized|name unknown|does not exist|not found|tag invalid|immutable|no space left|certificate/i;
const PASSING = /\b(?:429|500|502|503|504)\b|too ?many ?requests|toomanyrequests|service unavailable|bad gateway|internal server error|time-?out|timed out|deadline exceeded|connection re(?:set|fused)|broken pipe|unexpected EOF|\bEOF\b|temporary failure in name resolution|no such host|network is unreachable|use of closed network connection/i;
/** How a login or a push failed. Words that nobody knows are final: repeating them blindly helps nobody. */
function judgeRegistryFailure(said) {
    if (EXPIRED.test(said))
        return 'expired';
    if (FINAL.test(said))
        return 'final';
    return PASSING.test(said) ? 'passing' : 'final';
}
/** What keeps docker from working at all; undefined when the words are about something else. */
function recogniseDockerTrouble(said) {
    if (/permission denied.*(?:docker daemon|docker\.sock|docker API)/is.test(said)) {
        return {
            message: "This user may not use docker's socket.",
            advice: 'Add the user of the runner to the group "docker", or point DOCKER_HOST to a daemon that it may use.',
        };
    }
    if (/cannot connect to the docker daemon|error during connect|failed to connect to the docker API/i.test(said)) {
        return {
            message: 'The docker command is there, but no docker daemon answers.',
            advice: 'Start the daemon, run on a runner that has one, or check DOCKER_HOST and the docker context.',
        };
    }
    if (/no space left on device/i.test(said)) {
        return {
            message: 'The disk is full.',
            advice: 'Free some space, for example with "docker system prune", or use a runner with a larger disk.',
        };
    }
    return undefined;
}
/** The line of an output that most likely says what went wrong: the last that names an error, else the last one. */
function pickTellingLine(said) {
    const lines = said.split(/[\r\n]+/).filter((line) => line.trim() !== '');
    const errors = lines.filter((line) => /^(?:error\b|ERROR:|docker: |denied|unauthorized)|returned a non-zero code|failed to /i.test(line));
    return errors.at(-1) ?? lines.at(-1) ?? 'it said nothing';
}

;// CONCATENATED MODULE: ./lib/registry/login.js



const MOST_TRIES = 3;
const PAUSE_MS = 2_000;
const QUOTE_WIDTH = 300;
/**
 * Logs docker in to ECR. The password goes by stdin alone: an argument list is open to every user of the machine.
 *
 * @returns host of the registry, with its port
 * @throws DeployError of kind `registry`, or whatever `Ecr.authorize` throws
 */
async function logIn(world) {
    const login = await world.ecr.authorize();
    const result = await tryLogin(login, world);
    if (result.exitCode !== 0)
        throw explainFailure(result, login);
    world.tell({ type: 'logged-in', registry: login.registry });
    return login.registry;
}
async function tryLogin(login, world) {
    const args = ['login', `--username=${login.username}`, '--password-stdin', '--', login.registry];
    for (let tries = 1;; tries += 1) {
        const result = await world.docker.run(args, { input: login.password, isQuiet: true });
        const isPassing = result.exitCode !== 0 && judgeRegistryFailure(result.stderr) === 'passing';
        if (!isPassing || tries >= MOST_TRIES || world.signal.aborted)
            return result;
        await world.clock.sleep(PAUSE_MS * tries, world.signal);
    }
}
function explainFailure(result, login) {
    const said = hideSecret(`${result.stdout}\n${result.stderr}`, login.password);
    const trouble = recogniseDockerTrouble(said);
    const words = (0,outside_text/* quoteOutsideText */.h)(pickTellingLine(said), QUOTE_WIDTH);
    return new errors/* DeployError */.sH({
        kind: 'registry',
        message: `docker could not log in to ${login.registry}: ${trouble?.message ?? words}`,
        advice: trouble?.advice ??
            'Check that the registry can be reached from here (proxy, VPC endpoint) and that the role may call ecr:GetAuthorizationToken.',
    });
}
function hideSecret(text, secret) {
    return secret === '' ? text : text.replaceAll(secret, '***');
}

;// CONCATENATED MODULE: ./lib/image/build-arguments.js
const SECRET_NAME = /(?:^|_)(?:secrets?|tokens?|password|passwd|passphrase|credentials?|api_?key|private_?key|access_?key)(?:_|$)/i;
/**
 * The argument list of the build. Each value stands behind a `=` or after `--`, so no value can become an option.
 * Provenance is left to docker's default; `build-flags` can ask for more.
 */
function composeBuildArguments(request, facts) {
    const command = facts.builder.kind === 'buildx'
        ? ['buildx', 'build', '--push', `--metadata-file=${facts.builder.metadataFile}`]
        : ['build'];
    return [...command, ...composeOptions(request, facts), '--', request.context];
}
/** Names of build arguments that look like secrets: their values stay in the image's history for whoever pulls it. */
function findSecretLikeArguments(request) {
    return request.buildArguments.map(({ name }) => name).filter((name) => SECRET_NAME.test(name));
}
function composeOptions(request, facts) {
    return [
        ...facts.references.map((reference) => `--tag=${reference}`),
        ...(request.dockerfile === undefined ? [] : [`--file=${request.dockerfile}`]),
        ...(request.target === undefined ? [] : [`--target=${request.target}`]),
        ...(request.platforms.length === 0 ? [] : [`--platform=${request.platforms.join(',')}`]),
        ...request.buildArguments.map(({ name, value }) => `--build-arg=${name}=${value}`),
        ...request.buildSecrets.map((secret) => `--secret=${secret}`),
        ...facts.labels.map(({ name, value }) => `--label=${name}=${value}`),
        ...request.cacheFrom.map((cache) => `--cache-from=${cache}`),
        ...request.cacheTo.map((cache) => `--cache-to=${cache}`),
        ...request.flags.map(joinFlag),
    ];
}
/** `--ssh default` on one line is one flag with its value, as one would write it in a shell. */
function joinFlag(flag) {
    return flag.replace(/^(--[a-z][a-z-]*)[ \t]+/, '$1=');
}
/** What this builder cannot do of what was asked for: told before anything is created or built. */
function findBuilderFault(request, builder) {
    if (builder === 'buildx')
        return undefined;
    if (request.platforms.length > 1) {
        return {
            kind: 'build',
            message: `Images for ${request.platforms.length} platforms need docker buildx, which is not installed here.`,
            advice: 'Install buildx (docker/setup-buildx-action), or give one platform.',
        };
    }
    if (request.cacheTo.length > 0) {
        return {
            kind: 'build',
            message: 'cache-to needs docker buildx, which is not installed here.',
            advice: 'Install buildx (docker/setup-buildx-action), or leave cache-to out.',
        };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/image/build-inputs-hash.js
/** Label that keeps the hash of the build inputs in the image. */
const BUILD_INPUTS_LABEL = 'dev.slipway.build-inputs';
/** OCI image specification, "Annotations". */
const REVISION_LABEL = 'org.opencontainers.image.revision';
/**
 * Hash of all that determines an image, so that only an image of the same hash is reused. Undefined without a commit,
 * since then nobody can say what the files were. Files that earlier steps make inside the context are not seen.
 *
 * @param digest SHA-256 as hex digits
 */
function hashBuildInputs(request, commit, digest) {
    return commit === undefined ? undefined : digest(describeBuildInputs(request, commit));
}
/**
 * Canonical text of what determines an image: the same for the same build, whatever the order of arguments, labels and
 * platforms. Caches, tags and the place to push to are not in it. JSON, so that no value runs into the next.
 */
function describeBuildInputs(request, commit) {
    return JSON.stringify({
        form: 1,
        commit,
        context: request.context,
        dockerfile: request.dockerfile ?? null,
        target: request.target ?? null,
        platforms: [...request.platforms].sort(),
        arguments: sortPairs(request.buildArguments),
        // What each secret is called and where it comes from; its value is not read.
        secrets: [...request.buildSecrets].sort(),
        labels: sortPairs(request.labels),
        flags: request.flags,
    });
}
/** The labels of the image: the user's, the commit unless the user labels it, and the hash. */
function labelImage(given, commit, buildInputs) {
    const isLabelled = given.some((label) => label.name === REVISION_LABEL);
    return [
        ...given.filter((label) => label.name !== BUILD_INPUTS_LABEL),
        ...(commit === undefined || isLabelled ? [] : [{ name: REVISION_LABEL, value: commit }]),
        ...(buildInputs === undefined ? [] : [{ name: BUILD_INPUTS_LABEL, value: buildInputs }]),
    ];
}
/** By name; the last of the same name is the one that docker takes. */
function sortPairs(pairs) {
    const last = new Map(pairs.map(({ name, value }) => [name, value]));
    return [...last].sort(([a], [b]) => (a < b ? -1 : 1));
}

;// CONCATENATED MODULE: ./lib/image/build.js







const build_MOST_TRIES = 3;
const build_PAUSE_MS = 5_000;
const build_QUOTE_WIDTH = 400;
/** What docker will be told. */
function prepareBuild(look, target) {
    const facts = {
        builder: target.builder,
        references: target.tags.map((tag) => `${target.repository.uri}:${tag}`),
        labels: labelImage(look.request.labels, look.commit, look.buildInputs),
    };
    return { repository: target.repository, facts, args: composeBuildArguments(look.request, facts) };
}
/**
 * Builds and pushes under all tags; docker must be logged in.
 *
 * @returns the digest that the registry has, asked from the registry itself
 * @throws DeployError `build` or `registry` with docker's most telling line
 */
async function buildAndPush(job, world) {
    const digest = job.facts.builder.kind === 'buildx'
        ? await buildAndPushAtOnce(job, job.facts.builder.metadataFile, world)
        : await buildThenPush(job, world);
    await confirmDigest(job.repository.name, digest, world);
    await compareTags(job, digest, world);
    return digest;
}
/** buildx builds and pushes in one command; its cache makes a second try cheap. */
async function buildAndPushAtOnce(job, metadataFile, world) {
    const failed = await runWithTries(job.args, isPushFailure, world);
    if (failed !== undefined)
        throw build_explainFailure(`docker build for ${job.repository.uri}`, failed);
    return readMetadataDigest(await world.files.readTemporary(metadataFile));
}
async function buildThenPush(job, world) {
    const built = await world.docker.run(job.args);
    if (built.exitCode !== 0)
        throw build_explainFailure(`docker build for ${job.repository.uri}`, built);
    for (const reference of job.facts.references) {
        const failed = await runWithTries(['push', '--', reference], () => true, world);
        if (failed !== undefined)
            throw build_explainFailure(`docker push of ${reference}`, failed);
    }
    return await inspectDigest(job, world);
}
/** Tries again only what may pass by itself, and logs in again once when the token is too old. */
async function runWithTries(args, isOfRegistry, world) {
    let hasLoggedInAgain = false;
    for (let tries = 1;; tries += 1) {
        const result = await world.docker.run(args);
        if (result.exitCode === 0)
            return undefined;
        const line = pickTellingLine(`${result.stdout}\n${result.stderr}`);
        const failure = isOfRegistry(line) ? judgeRegistryFailure(line) : 'final';
        const isLast = failure === 'final' || tries >= build_MOST_TRIES || (failure === 'expired' && hasLoggedInAgain);
        if (isLast || world.signal.aborted)
            return result;
        if (failure === 'expired') {
            await logIn(world);
            hasLoggedInAgain = true;
        }
        else {
            const text = `The push failed in a way that may pass; trying again (${tries + 1} of ${build_MOST_TRIES}).`;
            world.tell({ type: 'notice', text });
            await world.clock.sleep(build_PAUSE_MS * tries * (0.5 + world.clock.random()), world.signal);
        }
    }
}
/** A step of the build may fail with the words of a network too, and is not repeated. */
function isPushFailure(line) {
    return /failed to push|pushing|authorization token/i.test(line);
}
function build_explainFailure(what, result) {
    const said = `${result.stdout}\n${result.stderr}`;
    const line = pickTellingLine(said);
    const trouble = recogniseDockerTrouble(said);
    const isOfRegistry = /push/.test(what) || isPushFailure(line);
    return new errors/* DeployError */.sH({
        kind: isOfRegistry && trouble === undefined ? 'registry' : 'build',
        message: `The ${what} ended with exit code ${result.exitCode}: ${trouble?.message ?? (0,outside_text/* quoteOutsideText */.h)(line, build_QUOTE_WIDTH)}`,
        advice: trouble?.advice ?? (isOfRegistry ? advisePush(line) : 'The output above shows the step that failed.'),
    });
}
function advisePush(line) {
    if (/immutable/i.test(line))
        return 'The tag was pushed by someone else meanwhile; give another image-tag.';
    if (/denied|no basic auth|unauthorized/i.test(line)) {
        return 'Allow the role to push to this repository: ecr:InitiateLayerUpload, UploadLayerPart, CompleteLayerUpload, PutImage and BatchCheckLayerAvailability.';
    }
    return 'Run it again; layers that arrived are kept.';
}
function readMetadataDigest(text) {
    const digest = /"containerimage\.digest"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? '';
    if (isDigest(digest))
        return digest;
    throw noDigest('docker buildx wrote no digest into its metadata file.');
}
/** One local image may have several digests in one repository; the pushed one is the one that the tag names there. */
async function inspectDigest(job, world) {
    const [reference = ''] = job.facts.references;
    const format = '--format={{range .RepoDigests}}{{println .}}{{end}}';
    const inspected = await world.docker.run(['image', 'inspect', format, '--', reference], { isQuiet: true });
    const digests = inspected.stdout
        .split(/\s+/)
        .filter((line) => line.startsWith(`${job.repository.uri}@`))
        .map((line) => line.slice(job.repository.uri.length + 1))
        .filter(isDigest);
    const [only, ...others] = digests;
    if (only !== undefined && others.length === 0)
        return only;
    const tag = reference.slice(job.repository.uri.length + 1);
    const tagged = await world.ecr.findImage(job.repository.name, { tag });
    if (tagged !== undefined && digests.includes(tagged))
        return tagged;
    throw noDigest(`docker does not know the digest of ${reference} after pushing it.`);
}
/** Somebody may push under the same tag at the same time: what is deployed is ours all the same, and people must know. */
async function compareTags({ repository, facts }, digest, world) {
    for (const reference of facts.references) {
        const tag = reference.slice(repository.uri.length + 1);
        const tagged = await world.ecr.findImage(repository.name, { tag });
        if (tagged === digest)
            continue;
        const text = `The tag ${tag} names ${tagged ?? 'no image'} by now, not the image ${digest} that was just pushed under it.`;
        const advice = 'What was built here is deployed, by its digest. Look for another job that pushes this tag.';
        world.tell({ type: 'warning', text, advice });
    }
}
/**
 * Makes sure that the registry has the image: a tag may have moved, and an image have been deleted.
 *
 * @throws DeployError `registry` when it does not
 */
async function confirmDigest(repository, digest, world) {
    if ((await world.ecr.findImage(repository, { digest })) === digest)
        return;
    throw new errors/* DeployError */.sH({
        kind: 'registry',
        message: `The repository ${repository} does not have the image ${digest}, which was there a moment ago.`,
        advice: 'Run it again; if this repeats, look for a lifecycle policy or another job that deletes images.',
    });
}
function noDigest(message) {
    return new errors/* DeployError */.sH({ kind: 'registry', message, advice: 'Run it again with another image-tag.' });
}

;// CONCATENATED MODULE: ./lib/image/check-docker.js



const QUIET = { isQuiet: true };
const check_docker_QUOTE_WIDTH = 300;
/**
 * Makes sure, before anything is built, that docker can build.
 *
 * @returns the builder to use: buildx when it is there
 * @throws DeployError `build`: no docker command, no daemon or no permission, one sentence each
 */
async function checkDocker(docker) {
    const buildx = await docker.run(['buildx', 'version'], QUIET);
    const builder = buildx.exitCode === 0 ? 'buildx' : 'classic';
    const daemon = await docker.run(['version', '--format={{.Server.Version}}'], QUIET);
    if (daemon.exitCode === 0 || (builder === 'buildx' && (await buildsElsewhere(docker))))
        return builder;
    const trouble = recogniseDockerTrouble(daemon.stderr);
    throw new errors/* DeployError */.sH({
        kind: 'build',
        message: trouble?.message ?? `docker does not work: ${(0,outside_text/* quoteOutsideText */.h)(pickTellingLine(daemon.stderr), check_docker_QUOTE_WIDTH)}`,
        advice: trouble?.advice ?? 'Run "docker version" on this runner to see more.',
    });
}
/** Builders of these drivers need no daemon here (docker's documentation, "Build drivers"). */
async function buildsElsewhere(docker) {
    const builder = await docker.run(['buildx', 'inspect'], QUIET);
    return builder.exitCode === 0 && /^Driver:\s+(?:remote|kubernetes|cloud)\s*$/m.test(builder.stdout);
}

;// CONCATENATED MODULE: ./lib/image/tags.js


const tags_COMMIT_DIGITS = 12;
const TAG_REF = 'refs/tags/';
const tags_QUOTE_WIDTH = 140;
/** What parts a component from its version in a tag of git: `api/v1.2.0`, `api@1.2.0`, `@acme/api@1.2.0`. */
const SEPARATORS = /[/@]+/;
/**
 * Tags as given, else from the event: the released or pushed tag, else the commit.
 *
 * @param repository name of the ECR repository: a tag of its own component loses the component's name
 */
function chooseTags(given, origin, repository) {
    const commitTag = origin.commit === undefined ? undefined : `sha-${origin.commit.slice(0, tags_COMMIT_DIGITS)}`;
    if (given.length > 0)
        return tagsOf(given, commitTag);
    if (origin.withdrawn !== undefined)
        return refuseWithdrawn(origin.withdrawn);
    const eventTag = readEventTag(origin);
    if (eventTag !== undefined)
        return chooseEventTag(eventTag, commitTag, repository);
    if (commitTag !== undefined)
        return tagsOf([], commitTag);
    return {
        kind: 'fault',
        fault: {
            kind: 'input',
            message: 'There is no tag for the image: none was given, and neither a tag nor a commit is known here.',
            advice: 'Give image-tag.',
        },
    };
}
function tagsOf(asked, commitTag, madeFrom) {
    const all = [...new Set(commitTag === undefined ? asked : [...asked, commitTag])];
    return {
        kind: 'tags',
        tags: {
            all,
            ...(commitTag === undefined ? {} : { commitTag }),
            ...(madeFrom === undefined ? {} : { madeFrom }),
        },
    };
}
/** The tag that the event released or pushed. */
function readEventTag({ releaseTag, ref }) {
    return releaseTag ?? (ref?.startsWith(TAG_REF) ? ref.slice(TAG_REF.length) : undefined);
}
function chooseEventTag(eventTag, commitTag, repository) {
    if (isTag(eventTag))
        return tagsOf([eventTag], commitTag);
    const made = composeComponentTag(eventTag, repository);
    return made === undefined ? refuseEventTag(eventTag) : tagsOf([made], commitTag, eventTag);
}
/**
 * A monorepo's `api/v1.2.0` is `v1.2.0` in a repository that is called `api`, and `api-v1.2.0` in one that components
 * share. Undefined when that is no image tag either.
 */
function composeComponentTag(eventTag, repository) {
    const parts = eventTag.split(SEPARATORS).filter((part) => part !== '');
    const [component, version = ''] = parts.slice(-2);
    const isOwn = parts.length > 1 && component === repository.slice(repository.lastIndexOf('/') + 1);
    const tag = isOwn ? version : parts.join('-');
    return isTag(tag) ? tag : undefined;
}
/** Refused, not rewritten: what stands in place of these letters nobody can guess. */
function refuseEventTag(tag) {
    const proposal = proposeTag(tag);
    return {
        kind: 'fault',
        fault: {
            kind: 'input',
            message: `The tag "${(0,outside_text/* quoteOutsideText */.h)(tag, tags_QUOTE_WIDTH)}" of this event is no image tag: ` +
                'that is 1 to 128 letters, digits, "_", "." and "-", neither "." nor "-" first.',
            advice: proposal === undefined ? 'Give image-tag.' : `Give image-tag, for example "${proposal}".`,
        },
    };
}
/** The commit of such an event is the newest of the default branch (GitHub Docs, "Events that trigger workflows"). */
function refuseWithdrawn(withdrawn) {
    const what = {
        draft: 'is of a release that is a draft',
        unpublished: 'is of a release that was withdrawn',
        deleted: 'deleted its tag or branch',
    }[withdrawn];
    return {
        kind: 'fault',
        fault: {
            kind: 'input',
            message: `This event ${what}: its commit is not what the tag named.`,
            advice: 'Run on "release: types: [published]" or on a pushed tag, or give image-tag.',
        },
    };
}

;// CONCATENATED MODULE: ./lib/image/look.js




/**
 * Asks the registry what it has of what was asked for. Reads only.
 *
 * @throws DeployError `input` when there is no legal tag, or the repository is one of another registry
 */
async function look_lookForImage(request, world) {
    const { name } = parseRepository(request.repository);
    const choice = chooseTags(request.tags, world.origin, name);
    if (choice.kind === 'fault')
        throw new errors/* DeployError */.sH(choice.fault);
    const { commit } = world.origin;
    const buildInputs = hashBuildInputs(request, commit, world.digest);
    const repository = await findRepository(request.repository, world);
    return {
        request,
        name,
        repository,
        tags: choice.tags,
        ...(commit === undefined ? {} : { commit }),
        ...(buildInputs === undefined ? {} : { buildInputs }),
        tagged: repository === undefined ? [] : await findTagged(repository.name, choice.tags.all, world),
    };
}
/** A URI of another account or region would be pushed elsewhere than was looked at. */
async function findRepository(asked, world) {
    const { registry, name } = parseRepository(asked);
    const repository = await world.ecr.describeRepository(name);
    if (registry === undefined || repository === undefined)
        return repository;
    if (repository.uri === `${registry}/${name}`)
        return repository;
    throw new errors/* DeployError */.sH({
        kind: 'input',
        message: `The repository ${registry}/${name} is not of the registry of these credentials, which has ${repository.uri}.`,
        advice: 'Give the name alone, or use the credentials and region of that registry.',
    });
}
async function findTagged(repository, tags, world) {
    const digests = await Promise.all(tags.map((tag) => world.ecr.findImage(repository, { tag })));
    const contents = await readContents(repository, digests, world);
    return tags.flatMap((tag, index) => {
        const digest = digests[index];
        if (digest === undefined)
            return [];
        const { labels = {}, platforms = [] } = contents.get(digest) ?? {};
        const { [BUILD_INPUTS_LABEL]: buildInputs } = labels;
        return [{ tag, digest, platforms, ...(buildInputs === undefined ? {} : { buildInputs }) }];
    });
}
/** By digest. Where the content may not be read nothing is reused, and that is said once. */
async function readContents(repository, digests, world) {
    const found = new Map();
    for (const digest of new Set(digests)) {
        if (digest === undefined)
            continue;
        try {
            found.set(digest, await world.ecr.imageContent(repository, digest));
        }
        catch (thrown) {
            if (!(thrown instanceof errors/* DeployError */.sH) || thrown.kind !== 'access')
                throw thrown;
            world.tell({ type: 'notice', text: `No image can be reused: ${thrown.message}`, advice: thrown.advice });
            return found;
        }
    }
    return found;
}

;// CONCATENATED MODULE: ./lib/registry/tag-mutability.js
/** Whether a tag, once set, stays with its image. */
function isTagImmutable({ hasImmutableTags, exceptions }, tag) {
    return hasImmutableTags !== exceptions.some((pattern) => fitsWildcard(pattern, tag));
}
/** Whether a text fits a pattern with `*` for any run of characters. */
function fitsWildcard(pattern, text) {
    const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(text);
}

;// CONCATENATED MODULE: ./lib/image/settle-tags.js

/**
 * Which of the wanted tags can name the image. A tag that names another one and cannot be moved refuses the run; only
 * the commit's tag, which nobody asked for, gives way when there are others.
 */
function settleTags(look, repository, digest) {
    const stays = (tag) => isTagImmutable(repository, tag) || isMade(look, tag);
    const taken = look.tagged.filter((image) => image.digest !== digest && stays(image.tag));
    const leftOut = isCommitTagAsked(look) ? undefined : taken.find(({ tag }) => tag === look.tags.commitTag)?.tag;
    const refused = taken.find(({ tag }) => tag !== leftOut);
    return {
        tags: look.tags.all.filter((tag) => tag !== leftOut),
        ...(refused === undefined ? {} : { taken: refused }),
        ...(leftOut === undefined ? {} : { leftOut }),
    };
}
/** Two tags of git may meet in one tag that was made of them: the second must not take it from the first. */
function isMade({ tags }, tag) {
    return tags.madeFrom !== undefined && tag === tags.all[0];
}
/** Whether the user wants it, or nothing else is there to name the image. */
function isCommitTagAsked(look) {
    return look.tags.all.length === 1 || look.request.tags.includes(look.tags.commitTag ?? '');
}

;// CONCATENATED MODULE: ./lib/image/plan.js


const plan_QUOTE_WIDTH = 140;
/** Whether to reuse, build or refuse. Everything that would make a push fail is found here, before the build. */
function plan_planImage(look) {
    if (look.repository === undefined)
        return planWithoutRepository(look);
    const reusable = findReusable(look);
    if (reusable !== undefined)
        return planReuse(look, look.repository, reusable);
    if (look.request.mode === 'never')
        return refuseAbsentImage(look);
    return planBuild(look, look.repository);
}
/** The plan in words, one line a step; never a value of an argument or label. */
function describeImagePlan(plan, { name, tags }) {
    switch (plan.kind) {
        case 'refuse':
            return [plan.fault.message];
        case 'reuse':
            return [
                ...describeMadeTag(tags),
                `Reuse the image ${plan.uri}@${plan.digest}: ${plan.why}`,
                ...plan.tagsToAdd.map((tag) => `Add the tag ${tag} to it`),
            ];
        case 'build':
            return [
                ...describeMadeTag(tags),
                ...(plan.uri === undefined ? [`Create the repository ${name} (immutable tags, scan on push)`] : []),
                `Build an image and push it to ${name} as ${plan.tags.join(', ')}: ${plan.why}`,
                ...(plan.leftOut === undefined ? [] : [`Leave out the tag ${plan.leftOut}: it names another image already`]),
            ];
    }
}
function describeMadeTag({ all, madeFrom }) {
    if (madeFrom === undefined)
        return [];
    return [`The tag "${(0,outside_text/* quoteOutsideText */.h)(madeFrom, plan_QUOTE_WIDTH)}" of this event is ${all[0]} as a tag of the image`];
}
function planWithoutRepository(look) {
    const { request, name, tags } = look;
    if (request.shouldCreateRepository && request.mode !== 'never') {
        return { kind: 'build', tags: tags.all, uri: undefined, why: 'the repository is new' };
    }
    return {
        kind: 'refuse',
        fault: {
            kind: 'absent',
            message: `There is no repository ${name} in this registry.`,
            advice: 'Set create-repository to true, or create it: ' +
                `aws ecr create-repository --repository-name ${name} --image-tag-mutability IMMUTABLE ` +
                '--image-scanning-configuration scanOnPush=true',
        },
    };
}
/**
 * The commit's tag first: a release of a commit that was built before is promoted, not built again. Without a build a
 * tag that was asked for is meant as it stands: a mistyped one must not end up on the commit's image.
 */
function findReusable(look) {
    const [first] = look.tags.all;
    const ofTag = (tag) => look.tagged.find((image) => image.tag === tag);
    switch (look.request.mode) {
        case 'always':
            return undefined;
        case 'never':
            return ofTag(first) ?? (look.request.tags.length === 0 ? ofTag(look.tags.commitTag) : undefined);
        case 'auto':
            return [ofTag(look.tags.commitTag), ofTag(first)].find((image) => image !== undefined && look.buildInputs !== undefined && image.buildInputs === look.buildInputs);
    }
}
function planReuse(look, repository, image) {
    const settled = settleTags(withTagsThatFit(look, image), repository, image.digest);
    if (settled.taken !== undefined)
        return refuseTakenTag(look, settled.taken);
    const named = new Set(look.tagged.filter(({ digest }) => digest === image.digest).map(({ tag }) => tag));
    return {
        kind: 'reuse',
        uri: repository.uri,
        digest: image.digest,
        tags: settled.tags,
        tagsToAdd: settled.tags.filter((tag) => !named.has(tag)),
        platforms: image.platforms,
        why: look.request.mode === 'never'
            ? `the tag ${image.tag} names it, and no build was asked for`
            : `the tag ${image.tag} names an image of the same build inputs`,
    };
}
/** An image that was taken as it is, by another tag, may be of any commit: it does not get the tag of ours. */
function withTagsThatFit(look, image) {
    const { all, commitTag } = look.tags;
    if (look.request.mode !== 'never' || image.tag === commitTag || isCommitTagAsked(look))
        return look;
    return {
        ...look,
        tags: { all: all.filter((tag) => tag !== commitTag) },
        tagged: look.tagged.filter(({ tag }) => tag !== commitTag),
    };
}
function planBuild(look, repository) {
    const settled = settleTags(look, repository, undefined);
    if (settled.taken !== undefined)
        return refuseTakenTag(look, settled.taken);
    return {
        kind: 'build',
        tags: settled.tags,
        uri: repository.uri,
        why: explainBuild(look),
        ...(settled.leftOut === undefined ? {} : { leftOut: settled.leftOut }),
    };
}
function explainBuild(look) {
    if (look.request.mode === 'always')
        return 'a build was asked for';
    if (look.buildInputs === undefined)
        return 'without a commit nobody can say whether an image is the same';
    return look.tagged.length === 0
        ? 'there is no image of this commit or tag yet'
        : 'the image that is there has other build inputs';
}
function refuseTakenTag(look, taken) {
    return {
        kind: 'refuse',
        fault: {
            kind: 'registry',
            message: `The tag ${taken.tag} names another image (${taken.digest}) in the repository ${look.name}, ` +
                (isMade(look, taken.tag)
                    ? 'and one that was made from a tag of git is never moved.'
                    : 'where it is immutable.'),
            advice: 'Give another image-tag, or set build to never to deploy the image that is there.',
        },
    };
}
function listLookedFor({ request, tags }) {
    return request.tags.length === 0 ? tags.all : tags.all.slice(0, 1);
}
function refuseAbsentImage(look) {
    return {
        kind: 'refuse',
        fault: {
            kind: 'absent',
            message: `No image of the repository ${look.name} has the tag ${listLookedFor(look).join(' or ')}, and build is never.`,
            advice: 'Push the image first, give the image-tag of one that is there, or set build to auto.',
        },
    };
}

;// CONCATENATED MODULE: ./lib/image/read-platforms.js

/** Platforms of an image. Only for a comparison with what its tasks run on: what may not be read is said, and is empty. */
async function readPlatforms(repository, digest, world) {
    try {
        return (await world.ecr.imageContent(repository, digest)).platforms;
    }
    catch (thrown) {
        const { message, advice } = (0,errors/* asDeployError */.y0)(thrown);
        const text = `Whether the image is built for the platform of the tasks is not known: ${message}`;
        world.tell({ type: 'notice', text, advice });
        return [];
    }
}

;// CONCATENATED MODULE: ./lib/image/ship.js








/**
 * Looks, plans and carries out: the image that was asked for is in the registry afterwards, and confirmed by digest.
 *
 * @throws DeployError `absent`, `input`, `build`, `registry`, `access`, `unreachable` or `cancelled`
 */
async function shipImage(request, world) {
    const look = await lookForImage(request, world);
    return await carryOutImagePlan({ look, plan: planImage(look) }, world);
}
/** Carries out a plan that was made from this look. A plan that refuses is thrown. */
async function carryOutImagePlan(made, world) {
    switch (made.plan.kind) {
        case 'refuse':
            throw new errors/* DeployError */.sH(made.plan.fault);
        case 'reuse':
            return await reuseImage(made.look, made.plan, world);
        case 'build':
            return await buildImage(made.look, made.plan, world);
    }
}
async function reuseImage(look, plan, world) {
    for (const tag of plan.tagsToAdd)
        await world.ecr.addTag(look.name, plan.digest, tag);
    await confirmDigest(look.name, plan.digest, world);
    const image = nameByDigest(plan.uri, plan.digest);
    world.tell({ type: 'image-reused', reference: image.reference, digest: plan.digest, why: plan.why });
    return { ...image, platforms: plan.platforms, tags: plan.tags, isReused: true };
}
async function buildImage(look, plan, world) {
    const builder = await chooseBuilder(look, world);
    tellConcerns(look, plan, world);
    const repository = look.repository ?? (await world.ecr.createRepository(look.name));
    const job = prepareBuild(look, { repository, tags: plan.tags, builder });
    await logIn(world);
    world.tell({ type: 'group-opened', title: `Build and push ${job.facts.references[0] ?? repository.uri}` });
    const digest = await buildAndPush(job, world).finally(() => world.tell({ type: 'group-closed' }));
    const image = nameByDigest(repository.uri, digest);
    world.tell({ type: 'image-pushed', reference: image.reference, digest, tags: plan.tags });
    return { ...image, platforms: await readPlatforms(look.name, digest, world), tags: plan.tags, isReused: false };
}
function tellConcerns(look, plan, world) {
    if (plan.leftOut !== undefined) {
        const text = `The tag ${plan.leftOut} names another image and cannot move, so this image does not get it.`;
        world.tell({ type: 'notice', text });
    }
    const secrets = findSecretLikeArguments(look.request);
    if (secrets.length === 0)
        return;
    world.tell({
        type: 'warning',
        text: `Build arguments stay readable in the image's history, and these are named like secrets: ${secrets.join(', ')}.`,
        advice: 'Use build-secrets and RUN --mount=type=secret for them.',
    });
}
/** Asked before the repository is created: a docker that cannot build leaves nothing behind. */
async function chooseBuilder(look, world) {
    const kind = await checkDocker(world.docker);
    const fault = findBuilderFault(look.request, kind);
    if (fault !== undefined)
        throw new errors/* DeployError */.sH(fault);
    return kind === 'buildx' ? { kind, metadataFile: world.files.temporaryPath('build-metadata.json') } : { kind };
}
/** The image by its digest: the tag is for people. */
function nameByDigest(uri, digest) {
    return { reference: `${uri}@${digest}`, digest, registry: uri.slice(0, uri.indexOf('/')) };
}

;// CONCATENATED MODULE: ./lib/ledger/write-verdict.js



/** Writes the verdict on the revision that was rolled out; a service without a rollout has none. */
async function writeDownVerdict(started, verdict, world) {
    if (started.kind === 'judged')
        return;
    const { sight } = started.kind === 'return' ? started.back.rollout : started.rollout;
    const name = { cluster: (0,task_definition_document/* nameRevision */.h)(sight.cluster), service: sight.service };
    const writing = listVerdicts(started, verdict).map(([arn, word]) => world.ledger.write(arn, writeVerdict(name, { verdict: word, at: world.clock.date() }, world.digest)));
    await endWithin(Promise.all(writing), world);
}
/** A way back that arrived says something of two revisions; one that did not leaves both as they are written. */
function listVerdicts(started, verdict) {
    if (started.kind === 'rollout')
        return [[started.rollout.sight.facts.revisionArn, verdict]];
    if (verdict !== 'steady')
        return [];
    const { due, wayBack } = started.back;
    return [
        [due.revisionArn, 'steady'],
        [wayBack.revisionArn, 'rolled-back'],
    ];
}

;// CONCATENATED MODULE: ./lib/image/named-image.js
/** The images of a revision or a request, and which registry can be asked for them. */


const NO_TAG = 'latest';
/** The images of a task definition as described, each container's own. */
function listImages(described) {
    const containers = Array.isArray(described.containerDefinitions) ? described.containerDefinitions : [];
    return containers.filter(json/* isJsonObject */.O).flatMap((container) => {
        const reference = typeof container.image === 'string' ? container.image : '';
        return reference === '' ? [] : [{ container: String(container.name ?? ''), ...nameImage(reference) }];
    });
}
/** The parts of a reference by which the image is looked for: its digest before its tag. */
function nameImage(reference) {
    const { registry, repository = '', tag, digest } = parseImageReference(reference) ?? {};
    return {
        reference,
        ...(registry === undefined ? {} : { registry }),
        repository,
        identifier: digest === undefined ? { tag: tag ?? NO_TAG } : { digest },
    };
}
/**
 * Whether the registry of these credentials is the image's: the host of a private registry begins with its account and
 * has its region (ECR User Guide, "Amazon ECR private registry").
 */
function isOwnRegistry(host, { account, region }) {
    return isEcrHost(host) && host.startsWith(`${account}.`) && host.split('.').includes(region);
}
/** Whether the registry is on the machine of the run. */
function isLoopback(host) {
    return /^(?:127(?:\.\d+){3}|localhost|\[::1\])(?::\d+)?$/.test(host);
}

;// CONCATENATED MODULE: ./lib/image/find-in-registry.js


/**
 * Asks the registry of these credentials for an image, by digest or tag. A read that is denied or fails is said and stops
 * nothing. Not gone is what a pull through cache would fetch when a task is started (ECR User Guide, "Sync an upstream
 * registry with an Amazon ECR private registry").
 */
async function findInRegistry(image, world) {
    try {
        if (!(await canAsk(image, world.notes.record().identity, world)))
            return { kind: 'not-asked' };
        const digest = await world.ecr.findImage(image.repository, image.identifier);
        if (digest !== undefined)
            return { kind: 'there', digest };
        return { kind: (await world.ecr.isCache(image.repository)) ? 'not-known' : 'gone' };
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'internal' || error.kind === 'cancelled')
            throw error;
        const text = `Whether the image ${image.reference} is in its registry is not known: ${error.message}`;
        world.tell({ type: 'notice', text, advice: error.advice });
        return { kind: 'not-known' };
    }
}
/** A registry on loopback may be what the endpoint is: then it names its repositories with that host. */
async function canAsk(image, identity, world) {
    const { registry, repository } = image;
    if (registry === undefined || identity === undefined)
        return false;
    if (isOwnRegistry(registry, identity))
        return true;
    if (!isLoopback(registry))
        return false;
    return (await world.ecr.describeRepository(repository))?.uri === `${registry}/${repository}`;
}

;// CONCATENATED MODULE: ./lib/image/look-given.js



/** Looks for the images that were given, where the registry is that of the credentials. Reads only, and never throws. */
async function lookForGiven(images, world) {
    const references = [...new Set(images.map(({ reference }) => reference))];
    return await Promise.all(references.map((reference) => lookForOne(reference, world)));
}
async function lookForOne(reference, world) {
    const image = nameImage(reference);
    const fate = await findInRegistry(image, world);
    const platforms = fate.kind === 'there' ? await readPlatforms(image.repository, fate.digest, world) : [];
    return { reference, platforms, isGone: fate.kind === 'gone' };
}

;// CONCATENATED MODULE: ./lib/ledger/describe-standing.js
/** `run 42 (attempt 2, release v1.4.0, https://…)`, as far as it is known. The link is ours with the other run's id. */
function nameRun({ entry }, { runUrl }) {
    const { runNumber, runAttempt = 1, releases = [], commit, runId } = entry;
    const release = releases.at(-1);
    const words = [
        ...(runAttempt > 1 ? [`attempt ${runAttempt}`] : []),
        ...(release === undefined ? [] : [`release ${release}`]),
        ...(release === undefined && commit !== undefined ? [`commit ${commit.slice(0, 12)}`] : []),
        ...(runUrl === undefined || runId === undefined ? [] : [runUrl.replace(/\d+$/, runId)]),
    ];
    return `run ${runNumber}${words.length === 0 ? '' : ` (${words.join(', ')})`}`;
}
/** One sentence: which run went before, and with what. */
function describeStale(service, newer, origin) {
    const { runNumber, workflow } = origin;
    return `Run ${runNumber} of ${workflow} is older than ${nameRun(newer, origin)}, which took ${newer.revision} to ${service}.`;
}
/** One sentence: which release serves, and which one takes its place. */
function describeDowngrade(service, serving, release) {
    return `Release ${release} is older than ${serving}, which serves in ${service}.`;
}

;// CONCATENATED MODULE: ./lib/ledger/name-source.js
const name_source_COMMIT_DIGITS = 12;
/** Where a revision comes from, for people: its newest release, else 12 digits of its commit; undefined when unknown. */
function nameSource({ releases, commit }) {
    return releases?.at(-1) ?? commit?.slice(0, name_source_COMMIT_DIGITS);
}

;// CONCATENATED MODULE: ./lib/ledger/release-order.js
/** The order of releases by their tags: semantic versions of one component. */
const VERSION = /^(?<component>(?:.*?[/@_-])??)v?(?<numbers>\d{1,9}(?:\.\d{1,9}){0,2})(?:-(?<early>[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/;
/**
 * Whether release `tag` is older than `other`, by the precedence of Semantic Versioning 2.0.0. Tags of two components,
 * and tags that are no versions, have no order: false.
 */
function isOlderRelease(tag, other) {
    const one = readVersion(tag);
    const two = readVersion(other);
    if (one === undefined || two === undefined || one.component !== two.component)
        return false;
    return compareVersions(one, two) < 0;
}
function readVersion(tag) {
    const groups = VERSION.exec(tag)?.groups;
    if (groups === undefined)
        return undefined;
    return {
        component: groups.component ?? '',
        numbers: (groups.numbers ?? '').split('.').map(Number),
        early: groups.early === undefined ? [] : groups.early.split('.'),
    };
}
function compareVersions(a, b) {
    for (let at = 0; at < 3; at += 1) {
        const difference = (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
        if (difference !== 0)
            return difference;
    }
    // A release comes after all of its pre-releases.
    if (a.early.length === 0 || b.early.length === 0)
        return b.early.length - a.early.length;
    return compareEarly(a.early, b.early);
}
function compareEarly(a, b) {
    for (const [at, one] of a.entries()) {
        const two = b[at];
        if (two === undefined)
            return 1;
        const difference = compareIdentifiers(one, two);
        if (difference !== 0)
            return difference;
    }
    return a.length - b.length;
}
/** Numbers by value and before words; words by their letters. */
function compareIdentifiers(a, b) {
    const isNumber = [a, b].map((text) => /^\d+$/.test(text));
    if (isNumber[0] && isNumber[1])
        return Number(a) - Number(b);
    if (isNumber[0] !== isNumber[1])
        return isNumber[0] ? -1 : 1;
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}

;// CONCATENATED MODULE: ./lib/task-definition/registrable.js

/** Members that DescribeTaskDefinition answers and RegisterTaskDefinition refuses (ECS API reference, TaskDefinition). */
const RESPONSE_ONLY = new Set([
    'taskDefinitionArn',
    'revision',
    'status',
    'requiresAttributes',
    'compatibilities',
    'registeredAt',
    'registeredBy',
    'deregisteredAt',
    'deleteRequestedAt',
]);
/**
 * The document of a described revision, or of a file in either form: taken out of `{taskDefinition, tags}`, without the
 * members that only answers hold, without members that are null, and without an empty list of tags, which ECS refuses.
 * Members that nobody here knows are kept: ECS may.
 */
function toRegistrable(described) {
    const inner = described.taskDefinition;
    const source = (0,json/* isJsonObject */.O)(inner) ? { ...inner, ...pickTags(described) } : described;
    const members = Object.entries(source).filter(([name, value]) => !RESPONSE_ONLY.has(name) && !isEmptyTags(name, value));
    return asDocument(dropNulls(Object.fromEntries(members)));
}
function pickTags(described) {
    return described.tags === undefined ? {} : { tags: described.tags };
}
function isEmptyTags(name, value) {
    return name === 'tags' && Array.isArray(value) && value.length === 0;
}
/** A file may lack them; `checkDocument` says so. */
function asDocument(members) {
    return members;
}
/** A member that a tool writes as `null` was not set. Items of lists stay, for their places to stay. */
function dropNulls(value) {
    if (Array.isArray(value))
        return value.map(dropNulls);
    if (!(0,json/* isJsonObject */.O)(value))
        return value;
    const members = Object.entries(value).flatMap(([name, member]) => member === null || member === undefined ? [] : [[name, dropNulls(member)]]);
    return Object.fromEntries(members);
}

;// CONCATENATED MODULE: ./lib/task-definition/same-content.js
/** Whether two documents mean the same to ECS: identical content is found again after ECS has added its defaults. */


/**
 * Compares two documents, registrable or described, for what ECS would run. Tags are not content: they say where a
 * revision comes from. Counted as absent are empty lists and objects, and the defaults that ECS fills in (observed in
 * answers of RegisterTaskDefinition; ECS API reference, ContainerDefinition, HealthCheck, PortMapping).
 */
function isSameContent(a, b) {
    return toCanonicalText(a) === toCanonicalText(b);
}
/** One text for all documents of the same content, as `isSameContent` sees it. */
function toCanonicalText(document) {
    return canonicalize(normalizeDocument(document));
}
function normalizeDocument(document) {
    const { tags: _tags, ...content } = toRegistrable(document);
    const hasFixedPorts = content.networkMode === 'awsvpc' || content.networkMode === 'host';
    const containers = content.containerDefinitions ?? [];
    return withoutDefaults({
        ...content,
        cpu: parseSize(content.cpu, { vcpu: 1024 }),
        memory: parseSize(content.memory, { gb: 1024 }),
        requiresCompatibilities: sortTexts(content.requiresCompatibilities),
        volumes: mapObjects(content.volumes, normalizeVolume),
        containerDefinitions: containers.map((container) => normalizeContainer(container, hasFixedPorts)),
    }, 
    // A definition without a mode runs in bridge mode on Linux (ECS Developer Guide, network mode).
    { networkMode: 'bridge', enableFaultInjection: false });
}
function normalizeContainer(container, hasFixedPorts) {
    const healthCheck = (0,json/* isJsonObject */.O)(container.healthCheck)
        ? withoutDefaults(container.healthCheck, { interval: 30, timeout: 5, retries: 3, startPeriod: 0 })
        : container.healthCheck;
    return withoutDefaults({
        ...container,
        healthCheck,
        environment: sortEntries(container.environment),
        secrets: sortEntries(container.secrets),
        portMappings: mapObjects(container.portMappings, (port) => normalizePort(port, hasFixedPorts)),
        mountPoints: mapObjects(container.mountPoints, (mount) => withoutDefaults(mount, { readOnly: false })),
    }, { cpu: 0, essential: true });
}
function normalizePort(port, hasFixedPorts) {
    const hostPort = hasFixedPorts && port.hostPort === port.containerPort ? 0 : port.hostPort;
    return withoutDefaults({ ...port, hostPort }, { hostPort: 0, protocol: 'tcp' });
}
function normalizeVolume(volume) {
    const efs = volume.efsVolumeConfiguration;
    if (!(0,json/* isJsonObject */.O)(efs))
        return volume;
    return { ...volume, efsVolumeConfiguration: withoutDefaults(efs, { rootDirectory: '/' }) };
}
function withoutDefaults(object, defaults) {
    const members = Object.entries(object).filter(([name, value]) => !(Object.hasOwn(defaults, name) && value === defaults[name]));
    return Object.fromEntries(members);
}
/** `"1 vCPU"` and `"2GB"` are registered as units and MiB (ECS API reference, RegisterTaskDefinition, cpu and memory). */
function parseSize(size, units) {
    if (size === undefined)
        return undefined;
    const read = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(String(size));
    const factor = read?.[2] === '' ? 1 : units[(read?.[2] ?? '').toLowerCase()];
    return factor === undefined ? size : String(Number(read?.[1]) * factor);
}
function mapObjects(list, change) {
    return Array.isArray(list) ? list.map((item) => ((0,json/* isJsonObject */.O)(item) ? change(item) : item)) : list;
}
function sortTexts(list) {
    return Array.isArray(list) ? list.map(String).sort() : list;
}
/** ECS answers variables in an order of its own. Names that are there twice keep their order: the last one counts. */
function sortEntries(list) {
    if (!Array.isArray(list))
        return list;
    return [...list].sort((a, b) => compareTexts(nameOf(a), nameOf(b)));
}
function nameOf(entry) {
    return (0,json/* isJsonObject */.O)(entry) ? String(entry.name) : '';
}
function compareTexts(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}
/** One text for one content: members by name, empty lists and objects left out. */
function canonicalize(value) {
    if (Array.isArray(value))
        return `[${value.map(canonicalize).join(',')}]`;
    if (!(0,json/* isJsonObject */.O)(value))
        return JSON.stringify(value);
    const members = Object.entries(value)
        .flatMap(([name, member]) => (member === undefined ? [] : [[name, canonicalize(member)]]))
        .filter(([, text]) => text !== '[]' && text !== '{}' && text !== 'null')
        .sort(([a], [b]) => compareTexts(a, b));
    return `{${members.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
}

;// CONCATENATED MODULE: ./lib/ledger/run-entry.js


/** Which run this is: what it is ordered by among the runs of its workflow. */
function describeRun({ repository, workflow, runId, runNumber, runAttempt }) {
    return {
        ...(repository === undefined ? {} : { repository }),
        ...(workflow === undefined ? {} : { workflow }),
        ...(runId === undefined ? {} : { runId }),
        ...(runNumber === undefined ? {} : { runNumber }),
        ...(runAttempt === undefined ? {} : { runAttempt }),
    };
}
/** Which commit the run deploys, and which release: the tag that was released or pushed. */
function describeSource(origin) {
    const { commit } = origin;
    const release = readEventTag(origin);
    return {
        ...(commit === undefined ? {} : { commit }),
        ...(release === undefined ? {} : { releases: [release] }),
    };
}
/** What the revision holds: the first image that is named by digest, and the content's hash. */
function describeContent({ document, images }, digest) {
    const [imageDigest] = images.flatMap((reference) => /@(sha256:[0-9a-f]{64})$/.exec(reference)?.[1] ?? []);
    return { ...(imageDigest === undefined ? {} : { imageDigest }), content: digest(toCanonicalText(document)) };
}

;// CONCATENATED MODULE: ./lib/look-around.js

function openInstances(cluster, world) {
    let read;
    return () => {
        read ??= world.ecs.containerInstances(cluster);
        return read;
    };
}
/**
 * Reads what the forecast of a service needs: container instances and own tasks with launch type EC2, how long its
 * targets drain. Never throws: a run does without, and the forecast says what it lacks.
 */
async function lookAround(service, instances, world) {
    const unreadable = [];
    const read = async (what, ask) => {
        try {
            return await ask();
        }
        catch (thrown) {
            unreadable.push({ action: what, why: (0,errors/* asDeployError */.y0)(thrown).message });
            return undefined;
        }
    };
    const [room, delay] = await Promise.all([
        service.launchType === 'EC2' ? read(ROOM, () => readRoom(service, instances, world)) : undefined,
        read(DRAINING, () => readDelay(service, world)),
    ]);
    return {
        ...(room === undefined ? {} : { room }),
        ...(delay === undefined ? {} : { deregistrationDelayMs: delay }),
        unreadable,
    };
}
const ROOM = 'container instances';
const DRAINING = 'deregistration delay';
async function readRoom(service, instances, world) {
    const [all, tasks] = await Promise.all([instances(), world.ecs.serviceTasks(service.clusterArn, service.name)]);
    return { instances: all, tasks };
}
/** Undefined without a target group. */
async function readDelay(service, world) {
    const arns = service.loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
    if (arns.length === 0)
        return undefined;
    const { loadBalancing } = await world.evidence();
    return Math.max(...(await Promise.all(arns.map(loadBalancing.deregistrationDelayMs))));
}

;// CONCATENATED MODULE: ./lib/rollout/facts.js
/** The deployment that ECS brings about now. */
function findPrimary(service) {
    return service?.deployments.find((deployment) => deployment.status === 'PRIMARY');
}
/** Our own deployment, while ECS lists it. */
function findOurs(service, facts) {
    return service?.deployments.find((deployment) => deployment.id === facts.ourId);
}

;// CONCATENATED MODULE: ./lib/rollback/check-images.js


/**
 * Asks the registry of these credentials for the images of a revision. Of other registries nothing is known; that, and a
 * read that is denied or fails, is said and stops nothing.
 *
 * @returns the images that are gone
 */
async function findLostImages(revision, world) {
    const images = listImages(revision.described);
    const fates = await Promise.all(images.map((image) => findInRegistry(image, world)));
    const unasked = images.filter((_, at) => fates[at]?.kind === 'not-asked').map(({ reference }) => reference);
    if (unasked.length > 0) {
        const list = [...new Set(unasked)].join(', ');
        const text = `Whether it is still there is not known of images outside the registry of these credentials: ${list}.`;
        world.tell({ type: 'notice', text });
    }
    return images.filter((_, at) => fates[at]?.kind === 'gone');
}

;// CONCATENATED MODULE: ./lib/rollback/past.js

/** Verdicts that say nothing of the revision: somebody deployed over it, or the run ended. */
const NEUTRAL = new Set(['superseded', 'cancelled']);
/** Revisions by family and number; a text that is neither has the number 0. */
function splitRevision(arn) {
    const name = (0,task_definition_document/* nameRevision */.h)(arn);
    const colon = name.lastIndexOf(':');
    return { family: name.slice(0, colon), number: Number(name.slice(colon + 1)) || 0 };
}
/** Whether a deployment was taken back, or is just being. */
function isTakenBack(one) {
    return one.status.startsWith('ROLLBACK_');
}
/** Whether ECS is taking it back just now. */
function isBeingTakenBack(one) {
    return one?.status === 'ROLLBACK_REQUESTED' || one?.status === 'ROLLBACK_IN_PROGRESS';
}
/**
 * Whether the last deployment of a revision went well. A `STOPPED` one was overtaken, or had failed without a rollback
 * (ECS API reference, ServiceDeployment): the ledger may know which, and without it the revision is passed over.
 */
function wentWell(arn, past) {
    const verdict = past.known?.find((one) => one.arn === arn)?.verdict?.verdict;
    const ended = (past.history ?? []).filter((one) => one.targetRevisionArn === arn && !isUnderWay(one));
    const telling = ended.find((one) => isTelling(one, verdict));
    if (telling === undefined)
        return verdict === 'steady';
    return telling.status === 'SUCCESSFUL' || (!isTakenBack(telling) && verdict === 'steady');
}
function isTelling(one, verdict) {
    return one.status === 'SUCCESSFUL' || isTakenBack(one) || verdict === undefined || !NEUTRAL.has(verdict);
}
function isUnderWay({ status }) {
    return status === 'PENDING' || status === 'IN_PROGRESS';
}
/** Whether ECS or the ledger knows that it once served. */
function hasServed(arn, past) {
    const isRecorded = (past.history ?? []).some((one) => one.targetRevisionArn === arn && one.status === 'SUCCESSFUL');
    return isRecorded || past.known?.find((one) => one.arn === arn)?.verdict?.verdict === 'steady';
}

;// CONCATENATED MODULE: ./lib/rollback/step-back.js

/** Whether a rollback is asked for by what came before, and not by name. */
function isStep({ kind }) {
    return kind === 'last-good' || kind === 'previous';
}
/**
 * The newest revision that served well before the one that is left did so first, so that two rollbacks in a row go two
 * steps back. From ECS's deployment history (kept 90 days; ECS API reference, ListServiceDeployments), and where that
 * has none, from the ledger. Never a revision whose last deployment failed or was taken back.
 */
function findLastGood(past) {
    const history = past.history ?? [];
    const left = findLeft(past);
    const first = history.findLastIndex((one) => one.targetRevisionArn === left && one.status === 'SUCCESSFUL');
    const older = history.slice(first + 1).filter((one) => one.status === 'SUCCESSFUL');
    const found = older.find((one) => {
        const arn = one.targetRevisionArn;
        return isOther(arn, left) && wentWell(arn, past) && !isYoungerBeyondSight(arn, left, past);
    });
    return found?.targetRevisionArn ?? findInLedger(past, left);
}
/** What was deployed just before the revision that is left, whatever became of it unless it was taken back. */
function findPrevious(past) {
    const history = past.history ?? [];
    const left = findLeft(past);
    const at = history.findIndex((one) => one.targetRevisionArn === left && !isTakenBack(one));
    const found = history.slice(at + 1).find((one) => isOther(one.targetRevisionArn, left) && !isTakenBack(one));
    return found?.targetRevisionArn ?? findInLedger(past, left);
}
/** The revision that a rollback leaves. While ECS takes a deployment back, the service names the one it returns to already. */
function findLeft({ history, servingArn }) {
    const [newest] = history ?? [];
    return isBeingTakenBack(newest) ? (newest?.targetRevisionArn ?? servingArn) : servingArn;
}
function isOther(arn, left) {
    return arn !== undefined && arn !== '' && arn !== left;
}
/**
 * The first success of the revision that is left may be older than the history. Then what was registered after it is
 * what somebody came back from, and no step back.
 */
function isYoungerBeyondSight(arn, left, past) {
    const oldest = past.history?.at(-1);
    const isInSight = left !== past.servingArn || past.registeredAt === undefined || oldest === undefined;
    if (isInSight || past.registeredAt >= oldest.createdAt)
        return false;
    const [one, other] = [splitRevision(arn), splitRevision(left)];
    return one.family === other.family && one.number > other.number;
}
/** The ledger has one verdict a revision: of those registered before the one that is left, the last that went well. */
function findInLedger(past, left) {
    const { family, number } = splitRevision(left);
    const older = (past.known ?? []).filter((one) => {
        const revision = splitRevision(one.arn);
        return revision.family === family && revision.number < number;
    });
    const good = older.filter((one) => one.verdict?.verdict === 'steady' && wentWell(one.arn, past));
    const latestFirst = good.toSorted((a, b) => (b.verdict?.at ?? 0) - (a.verdict?.at ?? 0));
    return latestFirst[0]?.arn;
}

;// CONCATENATED MODULE: ./lib/rollback/candidates.js
/** Revisions that a service could go back to, for people. */



const MOST_CANDIDATES = 10;
/** Revisions that once served, newest first, each once, without the one that the service names: ten at most. */
function listCandidates(past) {
    return [...new Set(listServed(past))]
        .filter((arn) => arn !== '' && arn !== past.servingArn)
        .slice(0, MOST_CANDIDATES)
        .map((arn) => describeCandidate(arn, past));
}
function listServed({ history, known }) {
    const recorded = (history ?? []).filter((one) => one.status === 'SUCCESSFUL');
    const written = (known ?? []).filter((one) => one.verdict?.verdict === 'steady');
    const latestFirst = written.toSorted((a, b) => (b.verdict?.at ?? 0) - (a.verdict?.at ?? 0));
    return [...recorded.map((one) => one.targetRevisionArn ?? ''), ...latestFirst.map((one) => one.arn)];
}
/** `web:41 (v1.4.2, 2026-11-03 22:03 UTC)`, with what is known of release or commit and moment. */
function describeCandidate(arn, { history, known }) {
    const revision = known?.find((one) => one.arn === arn);
    const source = revision === undefined ? undefined : nameSource(revision.entry);
    const at = history?.find((one) => one.targetRevisionArn === arn)?.createdAt ?? revision?.verdict?.at;
    const facts = [source, at === undefined ? undefined : (0,duration/* formatMoment */.K9)(at)].filter((fact) => fact !== undefined);
    return facts.length === 0 ? (0,task_definition_document/* nameRevision */.h)(arn) : `${(0,task_definition_document/* nameRevision */.h)(arn)} (${facts.join(', ')})`;
}

;// CONCATENATED MODULE: ./lib/rollback/target.js





/**
 * Chooses the revision to return to. `last-good` and `previous` come from ECS's own deployment history and the ledger,
 * never from "number minus one", since that revision may never have served. A revision of another family must be asked
 * for whole, as `family:n` or by its ARN.
 */
function chooseTarget(request, past) {
    switch (request.kind) {
        case 'number':
            return takeNamed(`${past.family}:${request.number}`, past);
        case 'revision':
            return takeNamed(`${request.family}:${request.number}`, past);
        case 'arn':
            return takeArn(request.arn, past);
        case 'last-good':
            return takeFound(findLastGood(past), past) ?? none(explainNone('last-good', 'successful deployment', past), past);
        case 'previous':
            return takeFound(findPrevious(past), past) ?? none(explainNone('previous', 'deployment', past), past);
        case 'release':
            return chooseRelease(request.release, past);
        case 'commit':
            return chooseCommit(request.commit, past);
    }
}
/** A reason with the candidates: also for what shows only later, when the revision is described. */
function none(reason, past) {
    return { kind: 'none', reason, candidates: listCandidates(past) };
}
function takeNamed(reference, past) {
    const revision = (0,task_definition_document/* nameRevision */.h)(reference);
    const isServing = past.isAtRest && revision === (0,task_definition_document/* nameRevision */.h)(past.servingArn);
    return isServing ? none(`${revision} is the revision that serves now.`, past) : { kind: 'chosen', reference };
}
/** ECS Developer Guide, Amazon Resource Names: a service and its task definition are of one account and region. */
function takeArn(arn, past) {
    if (nameHome(arn) === nameHome(past.servingArn))
        return takeNamed(arn, past);
    return none(`${arn} is of another account or region than the service, whose revision is ${past.servingArn}.`, past);
}
function nameHome(arn) {
    return arn.slice(0, arn.lastIndexOf('/'));
}
function takeFound(arn, past) {
    if (arn === undefined)
        return undefined;
    if (splitRevision(arn).family === past.family)
        return takeNamed(arn, past);
    const [found, serving] = [(0,task_definition_document/* nameRevision */.h)(arn), (0,task_definition_document/* nameRevision */.h)(past.servingArn)];
    return none(`It would be ${found}, which is of another family than ${serving}; ask for it whole: rollback-to: ${found}.`, past);
}
function explainNone(word, which, { history, servingArn, known }) {
    const serving = (0,task_definition_document/* nameRevision */.h)(servingArn);
    const recorded = history === undefined
        ? "ECS's deployment history may not be read"
        : `ECS has no ${which} of another revision before ${serving} in this service's history`;
    const written = known === undefined ? 'tags of revisions may not be read' : 'no tag of an older revision says that it was steady';
    return `There is no ${word}: ${recorded}, and ${written}.`;
}
function chooseRelease(release, past) {
    return chooseFit(`release ${release}`, findRelease(release, past), past);
}
/** A release may be named like a commit, and then it is meant. */
function chooseCommit(commit, past) {
    const released = findRelease(commit, past);
    if (released.length > 0)
        return chooseFit(`release ${commit}`, released, past);
    const prefix = commit.toLowerCase();
    const fits = (past.known ?? []).filter(({ entry }) => entry.commit?.toLowerCase().startsWith(prefix) === true);
    return chooseFit(`commit ${commit}`, fits, past);
}
function findRelease(release, { known }) {
    return (known ?? []).filter(({ entry }) => entry.releases?.includes(toTagValue(release)) === true);
}
/** One revision fits, or one of those that fit has served here; else nobody but the user knows which is meant. */
function chooseFit(what, fits, past) {
    const served = fits.filter(({ arn }) => hasServed(arn, past));
    const [only, other] = fits.length > 1 && served.length > 0 ? served : fits;
    if (only === undefined)
        return none(explainNoFit(what, past), past);
    if (other === undefined)
        return takeFound(only.arn, past) ?? none(explainNoFit(what, past), past);
    return {
        kind: 'none',
        reason: `The ${what} fits several revisions; say which by its number.`,
        candidates: fits.map(({ arn }) => describeCandidate(arn, past)),
    };
}
function explainNoFit(what, { known, family }) {
    if (known === undefined)
        return `The ${what} cannot be looked for: the tags of the revisions may not be read.`;
    return `No revision of family ${family}, nor of this service's history, has the ${what} in its tags.`;
}

;// CONCATENATED MODULE: ./lib/rollout/update-plan.js

/** Statuses in which a service deployment can be stopped (ECS API reference, StopServiceDeployment). */
const STOPPABLE = new Set(['PENDING', 'IN_PROGRESS']);
function isStoppable({ status }) {
    return STOPPABLE.has(status);
}
/** Decides whether an update is due: the same content never makes a second deployment unless it is forced. */
function decideUpdate(plan, revisionArn) {
    const { service } = plan;
    const isSameCount = plan.desiredCount === undefined || plan.desiredCount === service.desired;
    const isAsIs = plan.configuration === undefined && isSameCount && !plan.shouldForce;
    if (plan.wayBack !== undefined && isAsIs)
        return { kind: 'take-back', wayBack: plan.wayBack };
    const isSame = service.revisionArn === revisionArn && plan.configuration === undefined && isSameCount;
    if (!isSame || plan.shouldForce)
        return { kind: 'update', shouldForce: plan.shouldForce };
    const primary = findPrimary(service);
    // UpdateService with the revision of a failed deployment starts nothing: only force tries it again.
    if (primary?.rolloutState === 'FAILED')
        return { kind: 'update', shouldForce: true };
    if (primary?.rolloutState === 'IN_PROGRESS')
        return { kind: 'adopt', deploymentId: primary.id };
    return { kind: 'nothing' };
}

;// CONCATENATED MODULE: ./lib/rollback/under-way.js



/**
 * The deployment under way that ECS can be asked to take back instead of an update: `last-good` or `previous` is asked
 * for, and it is where ECS would return to, the last deployment that completed (ECS Developer Guide, deployment circuit
 * breaker; that a stop returns there too is assumed). Only a deployment that is ours is stopped: one whose revision is
 * of the run's own repository, or of one that is not known, since a person asked for this service by name.
 */
function findWayBack(asked) {
    const { request, targetArn, service, history } = asked;
    const primary = findPrimary(service);
    const [newest] = history;
    if (!isStep(request) || primary === undefined || newest === undefined || !isOurs(asked))
        return undefined;
    const isUnderWay = isStoppable(newest) && newest.targetRevisionArn === primary.revisionArn;
    const returnsTo = service.deployments.find((one) => one.id !== primary.id && one.rolloutState === 'COMPLETED');
    if (!isUnderWay || returnsTo?.revisionArn !== targetArn)
        return undefined;
    return {
        deploymentId: primary.id,
        revisionArn: primary.revisionArn,
        serviceDeploymentArn: newest.arn,
        returnsToId: returnsTo.id,
    };
}
function isOurs({ entry, repository }) {
    return entry?.repository === undefined || repository === undefined || entry.repository === repository;
}

;// CONCATENATED MODULE: ./lib/rollback/find-target.js









/** Of so many revisions of the history the ledger is read unasked. */
const MOST_OF_HISTORY = 10;
/**
 * Finds the revision that a rollback returns to: chosen from history and ledger, ACTIVE, its images still there. Reads
 * only.
 *
 * @throws DeployError `input` when there is none, with the reason and the candidates
 */
async function findTarget(request, found, world) {
    const { service } = found;
    const reader = openKnown({ cluster: (0,task_definition_document/* nameRevision */.h)(service.clusterArn), service: service.name }, world);
    const isStarted = await wasStartedBefore(request, service, world);
    const { target, past } = isStarted
        ? { target: { kind: 'chosen', reference: service.revisionArn }, past: find_target_describePast(found) }
        : await choose(request, find_target_describePast(found), reader);
    const refuse = async (reason) => {
        throw refuseTarget(service.name, none(reason, { ...past, known: await readAll(past, reader) }));
    };
    if (target.kind === 'none')
        throw refuseTarget(service.name, target);
    const revision = await describe(target.reference, refuse, world);
    const name = (0,task_definition_document/* nameRevision */.h)(revision.arn);
    if (revision.status !== 'ACTIVE') {
        return refuse(`${name} is ${revision.status}: it was deregistered, and ECS starts no task of it.`);
    }
    const [lost] = await findLostImages(revision, world);
    if (lost !== undefined) {
        return refuse(`The image ${lost.reference} of container ${lost.container} in ${name} is not in its registry any more.`);
    }
    const known = (await reader.of([revision.arn, service.revisionArn])) ?? [];
    const wayBack = findWayBack({
        request,
        targetArn: revision.arn,
        service,
        history: found.history ?? [],
        entry: known.find(({ arn }) => arn === service.revisionArn)?.entry,
        repository: world.origin.repository,
    });
    return { revision, known, ...(wayBack === undefined ? {} : { wayBack }) };
}
/**
 * An earlier attempt of this very run has brought the service to where it is: a step back from there would be a second
 * one, and a run that is started again ends like one that was never disturbed.
 */
async function wasStartedBefore(request, service, world) {
    const { runId, runAttempt = 1 } = world.origin;
    if (!isStep(request) || runId === undefined || runAttempt === 1)
        return false;
    const mark = await readServiceMark(service.arn, world.ledger);
    const isEarlier = mark?.entry.runId === runId && (mark.entry.runAttempt ?? 1) < runAttempt;
    // A deploy of this run, in another job, marks the service with what it deployed; a rollback has no content of its own.
    return isEarlier && mark.entry.content === undefined && mark.revision === (0,task_definition_document/* nameRevision */.h)(service.revisionArn);
}
function find_target_describePast({ service, serving, history }) {
    const { registeredAt } = serving.described;
    const state = findPrimary(service)?.rolloutState;
    return {
        family: serving.family,
        servingArn: service.revisionArn,
        isAtRest: state === undefined || state === 'COMPLETED',
        // Seconds, as the wire has them.
        ...(typeof registeredAt === 'number' ? { registeredAt: registeredAt * 1000 } : {}),
        history,
        known: [],
    };
}
/** The ledger is read as far as the choice needs it: of the whole family only for a name, or when the history has none. */
async function choose(request, past, reader) {
    const isSourceName = request.kind === 'release' || request.kind === 'commit';
    const recent = isStep(request)
        ? { ...past, known: await reader.of(listHistory(past).slice(0, MOST_OF_HISTORY)) }
        : past;
    const first = isSourceName ? undefined : chooseTarget(request, recent);
    if (first?.kind === 'chosen')
        return { target: first, past: recent };
    const whole = { ...past, known: await readAll(past, reader) };
    return { target: chooseTarget(request, whole), past: whole };
}
function readAll(past, reader) {
    return reader.ofFamily(past.family, listHistory(past));
}
function listHistory({ history }) {
    return [...new Set((history ?? []).map(({ targetRevisionArn }) => targetRevisionArn ?? ''))];
}
async function describe(reference, refuse, world) {
    try {
        return await world.ecs.describeRevision(reference);
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind !== 'absent')
            throw error;
        return refuse(error.message);
    }
}
function refuseTarget(service, { reason, candidates }) {
    const list = candidates.length === 0 ? '' : ` It could go back to: ${candidates.join(', ')}.`;
    return new errors/* DeployError */.sH({
        kind: 'input',
        message: `rollback-to: service ${service} cannot go back there. ${reason}${list}`,
        advice: 'Give rollback-to a revision, such as web:41, that is ACTIVE and does not serve now.',
    });
}

;// CONCATENATED MODULE: ./lib/task-definition/fault.js


/** `web.yml:12 containerDefinitions[0].image: is not set. Set it …` */
function formatDocumentFault(fault) {
    const line = fault.line === undefined ? '' : `:${fault.line}`;
    const file = fault.file === undefined ? [] : [`${(0,outside_text/* quoteOutsideText */.h)(fault.file, 200)}${line}`];
    const place = [...file, ...(fault.path === '' ? [] : [fault.path])].join(' ');
    return `${place === '' ? 'the document' : place}: ${fault.problem}. ${fault.advice}.`;
}
/** All faults of a document as the one error that ends the run. */
function refuseDocument(faults) {
    return new errors/* DeployError */.sH({
        kind: 'input',
        message: ['The task definition cannot be used.', ...faults.map((fault) => `- ${formatDocumentFault(fault)}`)].join('\n'),
        advice: 'Correct the places named above and run again.',
    });
}
/** The path of a member or item below another. A name unlike any member's is not shown: in a mangled file
 * it may be content. */
function extendPath(path, step) {
    if (typeof step === 'number')
        return `${path}[${step}]`;
    const name = /^[A-Za-z_][A-Za-z0-9_-]{0,79}$/.test(step) ? step : '(a name)';
    return path === '' ? name : `${path}.${name}`;
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
;// CONCATENATED MODULE: ./lib/task-definition/check.js
/** Whether a document can be a task definition at all: what needs no call to know. */

const check_NAME = /^[A-Za-z0-9_-]{1,255}$/;
const NAME_ADVICE = 'Use letters, digits, "_" and "-", at most 255';
/** ECS service quotas, containers per task definition. */
const MOST_CONTAINERS = 10;
/**
 * The shape of a document: family, containers with names of their own, one of them essential, environment and secrets
 * as text. Images may be missing, since they may come later; see `checkImages`.
 * Rules: ECS API reference, RegisterTaskDefinition and ContainerDefinition.
 */
function checkDocument(document) {
    return [...checkFamily(document.family), ...checkContainers(document.containerDefinitions)];
}
function checkFamily(family) {
    if (typeof family === 'string' && check_NAME.test(family))
        return [];
    return [{ path: 'family', problem: family === undefined ? 'is not there' : 'is not a family', advice: NAME_ADVICE }];
}
function checkContainers(containers) {
    const path = 'containerDefinitions';
    if (!Array.isArray(containers) || containers.length === 0) {
        return [{ path, problem: 'is not a list of containers', advice: 'Give one container at least' }];
    }
    const faults = containers.flatMap((container, index) => checkContainer(container, `${path}[${index}]`));
    if (containers.length > MOST_CONTAINERS) {
        faults.push({
            path,
            problem: 'holds more than 10 containers',
            advice: 'ECS takes at most 10 in a task definition',
        });
    }
    if (containers.every((container) => (0,json/* isJsonObject */.O)(container) && container.essential === false)) {
        faults.push({ path, problem: 'has no essential container', advice: 'Make one of them essential' });
    }
    return [...faults, ...checkTwins(containers)];
}
function checkTwins(containers) {
    const names = containers.map((container) => ((0,json/* isJsonObject */.O)(container) ? container.name : undefined));
    return names.flatMap((name, index) => {
        if (typeof name !== 'string' || names.indexOf(name) === index)
            return [];
        const path = `containerDefinitions[${index}].name`;
        return [{ path, problem: 'is the name of a container before it, too', advice: 'Give each container its own name' }];
    });
}
function checkContainer(container, path) {
    if (!(0,json/* isJsonObject */.O)(container))
        return [{ path, problem: 'is not an object', advice: 'Give the members of a container' }];
    const faults = [];
    if (typeof container.name !== 'string' || !check_NAME.test(container.name)) {
        const problem = container.name === undefined ? 'is not there' : 'is not a container name';
        faults.push({ path: `${path}.name`, problem, advice: NAME_ADVICE });
    }
    if (container.image !== undefined && typeof container.image !== 'string') {
        faults.push({ path: `${path}.image`, problem: 'is not text', advice: 'Give an image reference' });
    }
    if (container.essential !== undefined && typeof container.essential !== 'boolean') {
        faults.push({ path: `${path}.essential`, problem: 'is not a boolean', advice: 'Write true or false, not quoted' });
    }
    return [
        ...faults,
        ...check_checkEntries(container.environment, `${path}.environment`, 'value'),
        ...check_checkEntries(container.secrets, `${path}.secrets`, 'valueFrom'),
    ];
}
function check_checkEntries(entries, path, valueName) {
    if (entries === undefined)
        return [];
    const advice = `Write a list of objects with name and ${valueName}`;
    if (!Array.isArray(entries))
        return [{ path, problem: 'is not a list', advice }];
    return entries.flatMap((entry, index) => {
        const place = `${path}[${index}]`;
        if (!(0,json/* isJsonObject */.O)(entry))
            return [{ path: place, problem: 'is not an object', advice }];
        return ['name', valueName].flatMap((member) => {
            const value = entry[member];
            if (typeof value === 'string' || (value === undefined && member === 'value'))
                return [];
            return [{ path: `${place}.${member}`, problem: 'is not text', advice: 'Write it as text, in quotes' }];
        });
    });
}
/**
 * Whether every container has an image, as ECS asks. Characters and length: ECS API reference, ContainerDefinition,
 * image.
 */
function checkImages(document) {
    const containers = Array.isArray(document.containerDefinitions) ? document.containerDefinitions : [];
    return containers.flatMap((container, index) => {
        const image = (0,json/* isJsonObject */.O)(container) ? container.image : undefined;
        const path = `containerDefinitions[${index}].image`;
        if (image === undefined || image === '') {
            return [{ path, problem: 'is not set', advice: 'Set it in the file, or name the container in container-name' }];
        }
        const isLegal = typeof image === 'string' && /^[A-Za-z0-9_:./#@-]{1,255}$/.test(image);
        return isLegal
            ? []
            : [{ path, problem: 'is not an image reference', advice: 'Give one of at most 255 characters' }];
    });
}

;// CONCATENATED MODULE: ./lib/task-definition/nesting.js

/** Most levels of a document; a task definition has about eight. */
const DEEPEST = 64;
/**
 * Whether a text of JSON or YAML is nested deeper than any task definition. Asked before parsing, since the parser
 * recurses and a deep text costs it all of its memory. In block style each level takes at least one column.
 */
function isTooDeep(text) {
    let flowDepth = 0;
    let column = 0;
    let isScalarNext = false;
    for (const token of new dist/* Lexer */.JG().lex(text)) {
        if (isScalarNext) {
            isScalarNext = false;
            column = 0;
            continue;
        }
        // The lexer announces each scalar with this mark, so that a scalar "[" is not taken for a bracket.
        isScalarNext = token === '\u001f';
        if (token === '[' || token === '{')
            flowDepth += 1;
        if (token === ']' || token === '}')
            flowDepth -= 1;
        column = token.endsWith('\n') ? 0 : column + token.length;
        const isDeepBlock = flowDepth === 0 && column > 2 * DEEPEST && /^(?:[-?]| +)$/.test(token);
        if (flowDepth > DEEPEST || isDeepBlock)
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./lib/task-definition/convert-node.js



/** 64 KiB of task definition cannot hold more values; aliases count as often as they are used. */
const MOST_NODES = 50_000;
const MOST_ALIASES = 100;
/** The parsed tree as JSON; whatever JSON or ECS cannot hold is a fault with its path and line. */
function convertNode(parsed, lineAt) {
    const conversion = { parsed, lineAt, lines: new Map(), faults: [], nodes: 0, aliases: 0 };
    const json = convert(parsed.contents, { path: '', depth: 0, line: 1 }, conversion);
    return { json, lines: conversion.lines, faults: conversion.faults };
}
function convert(node, parent, conversion) {
    const place = { ...parent, line: lineOf(node, parent, conversion) };
    if (!conversion.lines.has(place.path))
        conversion.lines.set(place.path, place.line);
    conversion.nodes += 1;
    if (conversion.nodes > MOST_NODES || place.depth > DEEPEST)
        return refuseSize(place, conversion);
    if ((0,dist/* isAlias */.Vj)(node))
        return convertAlias(node, place, conversion);
    if ((0,dist/* isMap */.jh)(node))
        return convertMap(node.items, place, conversion);
    if ((0,dist/* isSeq */.oP)(node)) {
        return node.items.map((item, index) => convert(item, below(place, index), conversion));
    }
    return (0,dist/* isScalar */.jn)(node) ? convertScalar(node.value, place, conversion) : null;
}
function lineOf(node, parent, conversion) {
    const hasRange = (0,dist/* isAlias */.Vj)(node) || (0,dist/* isMap */.jh)(node) || (0,dist/* isSeq */.oP)(node) || (0,dist/* isScalar */.jn)(node);
    const offset = hasRange ? node.range?.[0] : undefined;
    return offset === undefined ? parent.line : conversion.lineAt(offset);
}
function below(place, step) {
    return { path: extendPath(place.path, step), depth: place.depth + 1, line: place.line };
}
function convert_node_refuse(place, conversion, words) {
    conversion.faults.push({ path: place.path, line: place.line, ...words });
    return null;
}
function refuseSize(place, conversion) {
    if (conversion.faults.some((fault) => fault.problem.startsWith('is more than')))
        return null;
    return convert_node_refuse(place, conversion, {
        problem: 'is more than a task definition holds, aliases counted',
        advice: 'Write the document without aliases, or make it smaller',
    });
}
function convertAlias(node, place, conversion) {
    conversion.aliases += 1;
    if (conversion.aliases > MOST_ALIASES)
        return refuseSize(place, conversion);
    const target = (0,dist/* isAlias */.Vj)(node) ? node.resolve(conversion.parsed) : undefined;
    if (target !== undefined)
        return convert(target, { ...place, depth: place.depth + 1 }, conversion);
    return convert_node_refuse(place, conversion, {
        problem: 'is an alias of something that is not there',
        advice: 'Set its anchor before it, or quote the "*"',
    });
}
function convertMap(items, place, conversion) {
    const names = new Set();
    const members = [];
    for (const pair of items) {
        if (!(0,dist/* isPair */.tO)(pair) || !(0,dist/* isScalar */.jn)(pair.key))
            continue;
        const name = String(pair.key.value);
        const inside = { ...below(place, name), line: lineOf(pair.key, place, conversion) };
        if (isNameRefused(name, names, { inside, conversion }))
            continue;
        names.add(name);
        members.push([name, convert(pair.value, inside, conversion)]);
    }
    return Object.fromEntries(members);
}
function isNameRefused(name, names, at) {
    const problem = findNameProblem(name, names);
    if (problem !== undefined)
        convert_node_refuse(at.inside, at.conversion, { problem, advice: 'Keep one, or correct its name' });
    return problem !== undefined;
}
function findNameProblem(name, names) {
    if (names.has(name))
        return 'is there twice';
    if (name === '__proto__')
        return 'is a name that no task definition has';
    return isCleanText(name) ? undefined : 'has a control character or half a character in its name';
}
function convertScalar(value, place, conversion) {
    if (value === null || typeof value === 'boolean')
        return value;
    if (typeof value === 'number')
        return convertNumber(value, place, conversion);
    if (typeof value === 'string' && isCleanText(value))
        return value;
    return convert_node_refuse(place, conversion, {
        problem: 'has a NUL or half a character (a lone surrogate) in it',
        advice: 'Write the text anew',
    });
}
function convertNumber(value, place, conversion) {
    const isExact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
    if (isExact)
        return value;
    return convert_node_refuse(place, conversion, {
        problem: 'is a number that JSON cannot carry exactly',
        advice: 'Quote it if it is meant as text',
    });
}
/** Tabs and line ends are right in a script that is a container's command. */
function isCleanText(text) {
    return !/[\0\p{Cs}]/u.test(text);
}

;// CONCATENATED MODULE: ./lib/task-definition/parse-document.js
/** A task definition file, JSON or YAML, hostile or not, to a document that can be registered. */






/**
 * In UTF-16 code units. ECS takes 64 KiB (ECS API reference, RegisterTaskDefinition); comments and layout may take
 * more. The parser's time grows with the square of what is wrong in a text, so this bounds it to about a second.
 */
const parse_document_LONGEST_TEXT = 262_144;
/** More than this is noise. */
const parse_document_MOST_FAULTS = 20;
/**
 * Reads a file of any name as JSON or YAML 1.2, takes a described document out of its wrapping, drops what only answers
 * hold, and checks the shape. Aliases, depth and size are bounded; a name given twice is a fault.
 * @param file the file's name, for the faults; they name places and members, never content
 */
function parseDocument(text, file) {
    const parsed = parseTree(text);
    const checked = 'tree' in parsed ? checkTree(parsed.tree) : parsed;
    if ('document' in checked)
        return checked;
    return { faults: checked.faults.slice(0, parse_document_MOST_FAULTS).map((fault) => ({ file, ...fault })) };
}
function checkTree(tree) {
    if (!(0,json/* isJsonObject */.O)(tree.json)) {
        return { faults: [{ path: '', problem: 'is not an object', advice: 'Give a task definition with its members' }] };
    }
    const document = toRegistrable(tree.json);
    const prefix = (0,json/* isJsonObject */.O)(tree.json.taskDefinition) ? 'taskDefinition.' : '';
    const faults = checkDocument(document).map((fault) => {
        const path = prefix + fault.path;
        const line = findLine(path, tree.lines);
        return { ...fault, path, ...(line === undefined ? {} : { line }) };
    });
    return faults.length === 0 ? { document } : { faults };
}
/** The line of a place, or of what it would be in. */
function findLine(path, lines) {
    return lines.get(path) ?? (path === '' ? undefined : findLine(parentOf(path), lines));
}
function parentOf(path) {
    return path.replace(/(?:\.?[^.[\]]+|\[\d+\])$/, '');
}
function parseTree(text) {
    if (text.length > parse_document_LONGEST_TEXT) {
        return {
            faults: [{ path: '', problem: 'is longer than 256 KiB', advice: 'Give a task definition; ECS takes 64 KiB' }],
        };
    }
    if (isTooDeep(text)) {
        return { faults: [{ path: '', problem: 'is nested too deep', advice: 'No task definition needs this depth' }] };
    }
    const counter = new dist/* LineCounter */.HN();
    const lineAt = (offset) => counter.linePos(offset).line;
    const parsed = (0,dist/* parseDocument */.Tp)(text, {
        version: '1.2',
        schema: 'core',
        stringKeys: true,
        uniqueKeys: false,
        prettyErrors: false,
        logLevel: 'error',
        lineCounter: counter,
    });
    const faults = describeSyntax(parsed, lineAt);
    if (faults.length > 0)
        return { faults };
    const converted = convertNode(parsed, lineAt);
    return converted.faults.length > 0 ? { faults: converted.faults } : { tree: converted };
}
/** In our own words: the parser's messages quote the file. */
const SYNTAX_WORDS = {
    BAD_INDENT: 'is not indented as JSON or YAML must be, or a bracket before this line is not closed',
    MISSING_CHAR: 'lacks a bracket, quote, comma or colon',
    MULTIPLE_DOCS: 'holds more than one document',
    NON_STRING_KEY: 'has a name that is not a string',
    TAG_RESOLVE_FAILED: 'has a YAML tag ("!…") that has no meaning here',
    TAB_AS_INDENT: 'is indented with tabs, which YAML forbids',
    UNEXPECTED_TOKEN: 'holds something unexpected',
};
function describeSyntax(parsed, lineAt) {
    return [...parsed.errors, ...parsed.warnings].map((error) => ({
        path: '',
        line: lineAt(error.pos[0]),
        problem: SYNTAX_WORDS[error.code] ?? `is not JSON or YAML (${error.code})`,
        advice: 'Correct this line or the one before it',
    }));
}

;// CONCATENATED MODULE: ./lib/look.js















/** Service deployments are looked back on so far: enough for a way back, and one page of the API. */
const HISTORY_LENGTH = 100;
/** Reads everything that the plan needs: identity, services, documents, history, registry. Writes nothing. */
async function look(request, world) {
    await identify(request, world);
    const source = await readDocument(request, world);
    const services = [];
    const instances = openInstances(request.cluster, world);
    for (const name of request.services) {
        const service = await findService(name, request, world);
        services.push({ ...service, surroundings: await lookAround(service.service, instances, world) });
    }
    return {
        services,
        ...source,
        given: request.image.kind === 'given' ? await lookForGiven(request.image.images, world) : [],
        ...(request.image.kind === 'build' ? { image: await look_lookForImage(request.image, world) } : {}),
    };
}
async function identify(request, world) {
    const identity = await world.identify();
    world.notes.note({ identity });
    const { account, region, endpoint, expiresInMs } = identity;
    world.tell({ type: 'identified', account, region, ...(endpoint === undefined ? {} : { endpoint }) });
    if (expiresInMs !== undefined && expiresInMs < measureWaits(request)) {
        const minutes = Math.max(0, Math.floor(expiresInMs / 60_000));
        const text = `The credentials expire in ${minutes} minutes, before the limit of following.`;
        world.tell({ type: 'warning', text, advice: 'Give them a longer session, or make wait-for-minutes shorter.' });
    }
}
/** The one-off task and the rollout are waited for one after the other, each as long as the limit. */
function measureWaits({ shouldFollow, services, oneOffTask, followLimitMs }) {
    const waits = [shouldFollow && services.length > 0, oneOffTask?.shouldWait === true];
    return waits.filter((isWait) => isWait).length * followLimitMs;
}
async function readDocument(request, world) {
    const asked = request.taskDefinition;
    if (asked.kind === 'serving' || request.rollbackTo !== undefined)
        return {};
    if (asked.kind === 'registered') {
        const { arn, described } = await world.ecs.describeRevision(asked.reference);
        return { document: toRegistrable(described), documentArn: arn };
    }
    const parsed = parseDocument(await world.files.readText(asked.path, 'task-definition'), asked.path);
    if ('faults' in parsed)
        throw refuseDocument(parsed.faults);
    return { document: parsed.document };
}
async function findService(name, request, world) {
    const service = await world.ecs.describeService(request.cluster, name);
    if (service === undefined || service.status !== 'ACTIVE')
        throw absentService(name, request.cluster, service?.status);
    if (service.controller !== 'ECS')
        throw foreignController(service);
    const serving = await world.ecs.describeRevision(service.revisionArn);
    const past = await readHistory(service, world);
    const history = past ?? [];
    world.notes.noteService(service.name, {
        previousRevisionArn: service.revisionArn,
        desired: service.desired,
        running: service.running,
    });
    const { desired, running } = service;
    const revision = (0,task_definition_document/* nameRevision */.h)(service.revisionArn);
    world.tell({ type: 'service-found', service: service.name, cluster: request.cluster, revision, running, desired });
    if (request.rollbackTo === undefined) {
        const order = { ...(await findStale(service, world)), ...(await findDowngrade(service, world)) };
        return { service, serving, history, ...order };
    }
    const target = await findTarget(request.rollbackTo, { service, serving, history: past }, world);
    world.notes.noteService(service.name, { sources: listSources(target.known) });
    return { service, serving, history, target };
}
function listSources(known) {
    const named = known.flatMap(({ arn, entry }) => {
        const source = nameSource(entry);
        return source === undefined ? [] : [[arn, source]];
    });
    return Object.fromEntries(named);
}
/** Both a deploy and a rollback can do without the history: the one judges by less, the other asks the ledger. */
async function readHistory(service, world) {
    try {
        return await world.ecs.serviceDeployments(service.clusterArn, service.name, HISTORY_LENGTH);
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'unreachable')
            throw error;
        const text = `The rollout is judged without service deployments: ${error.message}`;
        world.tell({ type: 'notice', text, advice: error.advice });
        return undefined;
    }
}
/** Asked before anything is built: an old run that is started again costs nothing but its look. */
async function findStale(service, world) {
    const { arn, name, deployments } = service;
    const revisionArns = deployments.map((deployment) => deployment.revisionArn);
    const standing = await readStanding(describeRun(world.origin), { arn, revisionArns }, world.ledger);
    if (standing.kind === 'stale')
        return { staleBecause: describeStale(name, standing.newer, world.origin) };
    if (standing.kind === 'not-known') {
        const text = `Whether a newer run has deployed to ${name} is not known: ${standing.why}.`;
        world.tell({ type: 'debug', text });
    }
    return {};
}
/** Asked only by runs of a release. */
async function findDowngrade(service, world) {
    const [release] = describeSource(world.origin).releases ?? [];
    if (release === undefined)
        return {};
    const { releases = [] } = readEntry((await world.ledger.read(service.revisionArn)) ?? {});
    const isDowngrade = releases.length > 0 && releases.every((serving) => isOlderRelease(release, serving));
    return isDowngrade ? { downgradeBecause: describeDowngrade(service.name, releases.at(-1) ?? '', release) } : {};
}
function absentService(name, cluster, status) {
    const how = status === undefined ? 'is not there' : `is ${status}`;
    return new errors/* DeployError */.sH({
        kind: 'absent',
        message: `Service ${name} ${how} in cluster ${cluster}.`,
        advice: `Check service, cluster and region; what is there: aws ecs list-services --cluster ${cluster}`,
    });
}
function foreignController(service) {
    return new errors/* DeployError */.sH({
        kind: 'unsupported',
        message: `Service ${service.name} has the deployment controller ${service.controller}; Slipway drives ECS.`,
        advice: 'Deploy it with the tool of its controller, or recreate the service with the ECS controller.',
    });
}

;// CONCATENATED MODULE: ./lib/patient.js

/** Together, all reads before the first write are waited for so long. */
const BUDGET_MS = 60_000;
const BASE_MS = 500;
const CAP_MS = 10_000;
/** A fault that passes sooner is nobody's news. */
const QUIET_MS = 15_000;
/**
 * One budget of patience for reads that get no usable answer (network, throttling, broken bodies): full jitter, half a
 * second at first, ten at most. Only for reads: a write is looked for before it is sent again.
 */
function openPatience(world) {
    let spentMs = 0;
    let isTold = false;
    const wait = async (attempt, why) => {
        const pauseMs = world.clock.random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt);
        spentMs += pauseMs;
        if (spentMs >= QUIET_MS && !isTold) {
            isTold = true;
            world.tell({ type: 'notice', text: `Waiting for AWS to answer: ${why}` });
        }
        world.tell({ type: 'debug', text: `${why} Asking again in ${Math.round(pauseMs)} ms.` });
        await world.clock.sleep(pauseMs, world.signal);
    };
    const ask = async (read, attempt) => {
        try {
            return await read();
        }
        catch (thrown) {
            const error = (0,errors/* asDeployError */.y0)(thrown);
            if (error.kind !== 'unreachable' || spentMs >= BUDGET_MS || world.signal.aborted)
                throw explain(error, attempt);
            await wait(attempt, error.message);
            return ask(read, attempt + 1);
        }
    };
    return (read) => ask(read, 0);
}
function explain(error, attempt) {
    if (attempt === 0)
        return error;
    const { kind, advice } = error;
    return new errors/* DeployError */.sH({
        kind,
        message: `${error.message} It was asked ${attempt + 1} times.`,
        advice,
        cause: error,
    });
}
/** The same port, with patience for the methods that only read. */
function makePatient(port, reads, patience) {
    const patient = reads.map((name) => {
        const method = port[name];
        return [name, (...args) => patience(() => method(...args))];
    });
    return { ...port, ...Object.fromEntries(patient) };
}

// EXTERNAL MODULE: ./lib/report/shell-word.js
var shell_word = __nccwpck_require__(2561);
;// CONCATENATED MODULE: ./lib/rollout/container-definitions.js

/** Container definitions of a revision as described; none when it has another shape. */
function readContainers(described) {
    const definitions = described.containerDefinitions;
    return Array.isArray(definitions) ? definitions.filter(json/* isJsonObject */.O) : [];
}

;// CONCATENATED MODULE: ./lib/rollout/essential.js

/**
 * Says of each container whether its task ends with it.
 * @param described the revision as DescribeTaskDefinition answers it; a container is essential unless it says otherwise
 */
function markEssential(tasks, described) {
    const definitions = readContainers(described);
    const isEssential = new Map(definitions.map(({ name, essential }) => [name, essential !== false]));
    return tasks.map((task) => ({
        ...task,
        containers: task.containers.map((container) => {
            const known = isEssential.get(container.name);
            return known === undefined ? container : { ...container, isEssential: known };
        }),
    }));
}

// EXTERNAL MODULE: ./lib/rollout/cause-groups.js
var cause_groups = __nccwpck_require__(5743);
;// CONCATENATED MODULE: ./lib/rollout/log-streams.js



const MOST_STREAMS = 3;
/**
 * The log streams of the containers at fault: for each cause, the most frequent first, those of its last task; at most
 * three. Containers that never started, or that log elsewhere than to CloudWatch Logs by the awslogs driver, have none.
 */
function chooseLogStreams(question) {
    const places = readLogPlaces(question.described);
    const fronts = question.loadBalancers.flatMap(({ containerName }) => containerName ?? []);
    const streams = (0,cause_groups/* groupByCause */.w)(question.tasks).flatMap((group) => {
        const containers = findSpeakers(group, fronts);
        return containers.flatMap((container) => nameStream(group.task, container, places));
    });
    const distinct = new Map(streams.map((one) => [`${one.group} ${one.stream}`, one]));
    return [...distinct.values()].slice(0, MOST_STREAMS);
}
/** Who may have said why: the containers at fault; for a health check of the load balancer, those behind it. */
function findSpeakers({ task, containers, kind }, fronts) {
    const all = task?.containers ?? [];
    const behind = kind === 'load-balancer-health' ? fronts : [];
    const named = containers.length > 0 ? containers : behind;
    if (named.length === 0)
        return all.length === 1 ? all : [];
    return all.filter(({ name }) => named.includes(name));
}
function readLogPlaces(described) {
    const places = new Map();
    for (const definition of readContainers(described)) {
        const configuration = (0,json/* isJsonObject */.O)(definition.logConfiguration) ? definition.logConfiguration : {};
        const options = (0,json/* isJsonObject */.O)(configuration.options) ? configuration.options : {};
        const { 'awslogs-group': group, 'awslogs-stream-prefix': prefix, 'awslogs-region': region } = options;
        if (configuration.logDriver !== 'awslogs' || typeof group !== 'string')
            continue;
        places.set(String(definition.name), {
            group,
            ...(typeof prefix === 'string' ? { prefix } : {}),
            ...(typeof region === 'string' ? { region } : {}),
        });
    }
    return places;
}
/** `PREFIX/CONTAINER/TASK-ID`; without a prefix the container's id (ECS Developer Guide, awslogs log driver). */
function nameStream(task, container, places) {
    const place = places.get(container.name);
    if (place === undefined || task === undefined || !hasStarted(task, container))
        return [];
    const { group, prefix, region } = place;
    const taskArn = task.arn;
    const taskId = taskArn.slice(taskArn.lastIndexOf('/') + 1);
    const stream = prefix === undefined ? container.runtimeId : `${prefix}/${container.name}/${taskId}`;
    if (stream === undefined)
        return [];
    return [{ container: container.name, taskArn, group, stream, ...(region === undefined ? {} : { region }) }];
}
/** The driver makes the stream as the container starts. A start that failed may leave an exit code all the same. */
function hasStarted(task, { exitCode, reason = '' }) {
    return task.hasRun || (exitCode !== undefined && !reason.startsWith('Cannot'));
}

// EXTERNAL MODULE: ./lib/rollout/target-health.js
var target_health = __nccwpck_require__(3691);
;// CONCATENATED MODULE: ./lib/rollout/evidence.js






const evidence_MOST_LINES = 20;
/**
 * Reads why a rollout failed: its stopped tasks, the last lines of the containers at fault, and the health of the
 * targets where a load balancer has to do with it. Never throws: what may not or cannot be read is named in `unreadable`.
 */
async function gatherEvidence(failed, world) {
    const { cluster, service, events, lastLook } = failed;
    const reader = openReader(lastLook?.unreadable ?? []);
    const listed = await reader.read('ecs:ListTasks', () => world.ecs.stoppedTasks(cluster, service, failed.deploymentId));
    const tasks = listed ?? lastLook?.stoppedTasks ?? [];
    const revision = await reader.read('ecs:DescribeTaskDefinition', () => world.ecs.describeRevision(failed.revisionArn));
    const described = revision?.described ?? {};
    const stoppedTasks = markEssential(tasks, described);
    const { loadBalancers } = failed;
    const streams = chooseLogStreams({ tasks: stoppedTasks, described, loadBalancers });
    const targetGroupArns = (0,target_health/* chooseTargetGroups */.hU)({ tasks: stoppedTasks, events, loadBalancers });
    const connect = connectOnce(world.evidence);
    const [logs, targetGroups] = await Promise.all([
        Promise.all(streams.map((stream) => readLog(stream, reader, connect))),
        Promise.all(targetGroupArns.map((arn) => readTargetGroup(arn, reader, connect))),
    ]);
    const course = lastLook?.serviceDeployment;
    const circuitBreaker = course?.circuitBreaker;
    return {
        cluster: (0,task_definition_document/* nameRevision */.h)(cluster),
        service,
        stoppedTasks,
        events,
        logs,
        targetGroups,
        ...(course === undefined
            ? {}
            : { course: { hooks: course.hooks, ...(course.alarms && { alarms: course.alarms }) } }),
        ...(circuitBreaker === undefined ? {} : { circuitBreaker }),
        unreadable: reader.unreadable,
    };
}
/** Reads the last lines of the containers at fault of one task; as for a rollout, never throws. */
async function gatherTaskEvidence(failed, world) {
    const { cluster, task, document: described } = failed;
    const reader = openReader([]);
    const streams = chooseLogStreams({ tasks: [task], described, loadBalancers: [] });
    const connect = connectOnce(world.evidence);
    const logs = await Promise.all(streams.map((stream) => readLog(stream, reader, connect)));
    const known = { cluster: (0,task_definition_document/* nameRevision */.h)(cluster), stoppedTasks: [task], logs, unreadable: reader.unreadable };
    return { ...diagnose/* NO_EVIDENCE */.kE, ...known };
}
/** Connecting loads two clients and starts their time limit, so it waits for the first read. */
function connectOnce(connect) {
    let connected;
    return () => {
        connected ??= connect();
        return connected;
    };
}
async function readLog(place, reader, connect) {
    const { container, taskArn, ...stream } = place;
    const lines = await reader.read('logs:GetLogEvents', async () => (await connect()).logs.lastLines(stream, evidence_MOST_LINES));
    return { ...place, lines: lines ?? [] };
}
async function readTargetGroup(arn, reader, connect) {
    const [targets, healthCheck] = await Promise.all([
        reader.read('elasticloadbalancing:DescribeTargetHealth', async () => (await connect()).loadBalancing.targetHealth(arn)),
        reader.read('elasticloadbalancing:DescribeTargetGroups', async () => (await connect()).loadBalancing.healthCheck(arn)),
    ]);
    return { arn, targets: targets ?? [], ...(healthCheck === undefined ? {} : { healthCheck }) };
}
function openReader(known) {
    const unreadable = [...known];
    const outOfReach = new Set();
    const hasFailed = (action) => unreadable.some((one) => one.action === action);
    return {
        unreadable,
        read: async (action, ask) => {
            if (hasFailed(action) || outOfReach.has(nameAwsService(action)))
                return undefined;
            try {
                return await ask();
            }
            catch (thrown) {
                const error = (0,errors/* asDeployError */.y0)(thrown);
                if (error.kind === 'unreachable')
                    outOfReach.add(nameAwsService(action));
                if (!hasFailed(action))
                    unreadable.push({ action, why: error.message });
                return undefined;
            }
        },
    };
}
/** One that does not answer is not asked for more: each try costs its whole time limit. */
function nameAwsService(action) {
    return action.slice(0, action.indexOf(':'));
}

;// CONCATENATED MODULE: ./lib/one-off-task/judge.js

/** Exit codes of a container that was told to stop; it has none when the task ended before it had started. */
const STOPPED_BY_ECS = [137, 143, undefined];
/**
 * A task is well when all of its essential containers ended with exit code 0, and nobody stopped it: a container that
 * obeys SIGTERM may end with 0 half-way.
 * @param task with its containers marked essential or not
 */
function judgeTask(task) {
    const essential = task.containers.filter((container) => container.isEssential !== false);
    const failed = essential.filter(({ exitCode }) => exitCode !== 0);
    const isEndedByItself = task.stopCode === undefined || task.stopCode === 'EssentialContainerExited';
    if (failed.length === 0 && isEndedByItself)
        return { isWell: true };
    const atFault = failed.length === 0 ? task : { ...task, containers: failed };
    const advice = isEndedByItself ? adviseOnSiblings(essential, failed) : undefined;
    return { isWell: false, atFault, ...(advice === undefined ? {} : { nextStep: advice }) };
}
/** When one essential container ends, ECS stops the others, and their exit codes count as well. */
function adviseOnSiblings(essential, failed) {
    const ended = essential.find(({ exitCode }) => exitCode === 0);
    const [first] = failed;
    const isStoppedEach = failed.every(({ exitCode }) => STOPPED_BY_ECS.includes(exitCode));
    if (ended === undefined || first === undefined || !isStoppedEach)
        return undefined;
    const [own, other] = [ended, first].map(({ name }) => (0,outside_text/* quoteOutsideText */.h)(name, 255));
    return `Set essential to false for container ${other}: ECS ended it because ${own} had ended well, and an essential container counts.`;
}

;// CONCATENATED MODULE: ./lib/one-off-task/placement-failure.js



/** ECS Developer Guide, API failure reasons. */
const MEANINGS = {
    'RESOURCE:CPU': {
        means: 'no container instance has enough CPU left',
        advice: 'Add a container instance, or lower the cpu of the task.',
    },
    'RESOURCE:MEMORY': {
        means: 'no container instance has enough memory left',
        advice: 'Add a container instance, or lower the memory of the task.',
    },
    'RESOURCE:PORTS': {
        means: 'the host ports are taken on every container instance',
        advice: 'Set hostPort to 0 in the task definition, or add a container instance.',
    },
    'RESOURCE:ENI': {
        means: 'no container instance has a network interface left',
        advice: 'Add a container instance, or turn on awsvpcTrunking.',
    },
    'RESOURCE:GPU': { means: 'no container instance has a GPU left', advice: 'Add a container instance with a GPU.' },
    AGENT: {
        means: 'no container instance has an agent that is connected',
        advice: 'Look at the instances: aws ecs list-container-instances',
    },
    LOCATION: {
        means: 'no container instance is in the availability zones of the subnets',
        advice: 'Give run-task-subnets of zones that have instances.',
    },
    ATTRIBUTE: {
        means: 'no container instance has an attribute that the task definition needs',
        advice: 'Compare requiresAttributes of the revision with the attributes of the instances.',
    },
};
const FARGATE_FULL = {
    means: 'AWS Fargate has no room in these subnets now',
    advice: 'Run the step again later, or give run-task-subnets in more availability zones.',
};
const UNKNOWN = {
    means: 'a reason that Slipway does not know',
    advice: 'Look the reason up in the ECS Developer Guide, API failure reasons.',
};
const WIDTH = 300;
const MOST_INSTANCES = 3;
/** All failures in one sentence, each reason once, and the step against the first. */
function describeFailures(failures) {
    if (failures.length === 0) {
        return { words: 'ECS answered with neither a task nor a reason', advice: 'Run the step again.' };
    }
    const reasons = [...new Set(failures.map(({ reason }) => reason))];
    const words = reasons.map((reason) => describeReason(reason, failures));
    return { words: words.join('; '), advice: findMeaning(reasons[0] ?? '').advice };
}
function describeReason(reason, failures) {
    const those = failures.filter((failure) => failure.reason === reason);
    const details = [...new Set(those.flatMap(({ detail }) => detail ?? []))].map((one) => `, ${one}`).join('');
    const instances = those.flatMap(({ arn }) => (arn === undefined ? [] : [(0,task_definition_document/* nameRevision */.h)(arn)]));
    const shown = instances.slice(0, MOST_INSTANCES).join(', ');
    const more = instances.length > MOST_INSTANCES ? ` and ${instances.length - MOST_INSTANCES} more` : '';
    const where = shown === '' ? '' : ` (${shown}${more})`;
    return (0,outside_text/* quoteOutsideText */.h)(`${reason}: ${findMeaning(reason).means}${details}${where}`, WIDTH);
}
function findMeaning(reason) {
    if (/^Capacity is unavailable/i.test(reason))
        return FARGATE_FULL;
    return Object.hasOwn(MEANINGS, reason) ? (MEANINGS[reason] ?? UNKNOWN) : UNKNOWN;
}
/** A refusal of RunTask that has a better next step than its own words (wording observed; not documented). */
function explainRefusal(error) {
    if (!/No Container Instances were found/i.test(error.message))
        return error;
    const advice = 'Set run-task-launch-type to FARGATE, give the cluster default capacity providers, or add an instance.';
    return new errors/* DeployError */.sH({ kind: error.kind, message: error.message, advice, cause: error });
}

;// CONCATENATED MODULE: ./lib/rollout/cadence.js
/** Looks are closer at first, when most rollouts end or fail. */
const EARLY_MS = 5 * 60_000;
const EARLY_PAUSE_MS = 5_000;
const LATE_PAUSE_MS = 10_000;
const JITTER = 0.2;
/**
 * Milliseconds until the next look: about five seconds in the first five minutes, then ten, ± 20 % so that parallel
 * runs spread; never past the limit, so that the last look is at the limit.
 */
function choosePause(cadence) {
    const usual = cadence.atMs < EARLY_MS ? EARLY_PAUSE_MS : LATE_PAUSE_MS;
    const jittered = usual * (1 + JITTER * (2 * cadence.random - 1));
    const capped = Math.min(jittered, cadence.longestPauseMs ?? jittered);
    return Math.max(0, Math.min(capped, cadence.limitMs - cadence.atMs));
}

;// CONCATENATED MODULE: ./lib/one-off-task/watch.js


/** Without one good look for so long, the task is out of sight. Until then a task may also be not visible yet. */
const PATIENCE_MS = 5 * 60_000;
/** A fault that passes sooner is nobody's news. */
const watch_QUIET_MS = 15_000;
/** Looks at the task until it has stopped, the limit comes, the run is told to end, or sight is lost. Tells each new status. */
async function watchTask(task, world) {
    const startedMs = world.clock.now();
    const elapsedMs = () => world.clock.now() - startedMs;
    let course = {
        lastStatus: 'not visible yet',
        lastGoodMs: 0,
        isSightLost: false,
        why: 'DescribeTasks does not show it',
    };
    while (!world.signal.aborted) {
        const step = await lookOnce(task, course, { world, atMs: elapsedMs() });
        if ('ending' in step)
            return step.ending;
        course = step.course;
        if (elapsedMs() >= task.limitMs)
            return { kind: 'limit', lastStatus: course.lastStatus };
        const { limitMs, longestPauseMs } = task;
        const cadence = { atMs: elapsedMs(), limitMs, random: world.clock.random() };
        const pauseMs = choosePause(longestPauseMs === undefined ? cadence : { ...cadence, longestPauseMs });
        await world.clock.sleep(pauseMs, world.signal);
    }
    return { kind: 'cancelled', lastStatus: course.lastStatus };
}
async function lookOnce(task, course, { world, atMs }) {
    try {
        const sight = await world.ecs.describeTask(task.cluster, task.arn);
        if (sight === undefined)
            return outlast(course, { world, atMs });
        const { lastStatus } = sight;
        if (course.isSightLost)
            world.tell({ type: 'sight-regained' });
        if (lastStatus !== course.lastStatus)
            world.tell({ type: 'task-status', taskArn: task.arn, lastStatus, atMs });
        if (lastStatus === 'STOPPED')
            return { ending: { kind: 'stopped', task: sight.task } };
        return { course: { lastStatus, lastGoodMs: atMs, isSightLost: false, why: course.why } };
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind !== 'unreachable')
            return { ending: { kind: 'lost', why: error.message } };
        return outlast({ ...course, why: error.message }, { world, atMs });
    }
}
/** A look that shows nothing costs only time. */
function outlast(course, { world, atMs }) {
    const silentMs = atMs - course.lastGoodMs;
    if (silentMs >= PATIENCE_MS)
        return { ending: { kind: 'lost', why: course.why } };
    const shouldTell = silentMs >= watch_QUIET_MS && !course.isSightLost;
    if (shouldTell)
        world.tell({ type: 'sight-lost', why: course.why });
    return { course: { ...course, isSightLost: course.isSightLost || shouldTell } };
}

;// CONCATENATED MODULE: ./lib/one-off-task/carry-out.js










/**
 * Runs the task once and, when asked, waits for its end. It is never stopped by us: a migration half done is worse than a
 * slow one.
 */
async function carryOutTask(due, world) {
    const { plan, revisionArn } = due;
    noteTask(world, { state: 'asked', revisionArn });
    const launch = await startTask(due, world);
    if ('kind' in launch)
        return launch;
    const [arn] = launch.taskArns;
    noteTask(world, { taskArns: launch.taskArns, failures: launch.failures });
    if (arn === undefined || launch.failures.length > 0)
        return refusePlacement(due, launch, world);
    noteTask(world, { state: 'running' });
    world.remember({ task: { cluster: plan.cluster, arn } });
    world.tell({
        type: 'task-started',
        taskArn: arn,
        revision: (0,task_definition_document/* nameRevision */.h)(revisionArn),
        isWaitedFor: plan.shouldWait,
    });
    if (!plan.shouldWait)
        return { kind: 'go-on', reason: `One-off task ${nameTask(arn)} was started and is not waited for.` };
    const { cluster, limitMs, longestPauseMs } = plan;
    const watched = { cluster, arn, limitMs, ...(longestPauseMs === undefined ? {} : { longestPauseMs }) };
    return endWatch(due, { arn, ending: await watchTask(watched, world) }, world);
}
function noteTask(world, facts) {
    const known = world.notes.record().task;
    if (known !== undefined)
        world.notes.note({ task: { ...known, ...facts } });
}
/** A lost answer is asked for again with the same token, which starts no second task (ECS API reference, RunTask). */
async function startTask({ plan, revisionArn }, world) {
    const { cluster, settings } = plan;
    const clientToken = drawToken(revisionArn, world);
    const wish = { cluster, revisionArn, clientToken, settings };
    try {
        return await openPatience(world)(() => world.ecs.runTask(wish));
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind !== 'unreachable')
            throw notStarted(error, world);
        const names = `--cluster ${(0,shell_word/* quoteWord */.X)((0,task_definition_document/* nameRevision */.h)(cluster))} --started-by ${(0,shell_word/* quoteWord */.X)(plan.startedBy)}`;
        const nextStep = `See whether it was started: aws ecs list-tasks ${names}`;
        const reason = `${error.message} Whether the one-off task was started is not known.`;
        return end({ verdict: world.signal.aborted ? 'cancelled' : 'unknown', reason, nextStep }, world);
    }
}
function notStarted(error, world) {
    const explained = explainRefusal(error);
    noteTask(world, { state: 'failed', reason: explained.message, nextStep: explained.advice });
    return explained;
}
/** One for each process: two steps of a job may each mean a task of their own. At most 64 characters. */
function drawToken(revisionArn, { clock, digest }) {
    return `slipway-${digest(`${revisionArn} ${clock.random()} ${clock.random()}`).slice(0, 48)}`;
}
function refusePlacement({ revisionArn }, launch, world) {
    const { words, advice } = describeFailures(launch.failures);
    const reason = `ECS could not place the one-off task of ${(0,task_definition_document/* nameRevision */.h)(revisionArn)}: ${words}.`;
    noteTask(world, { state: 'failed' });
    return end({ verdict: 'failed', reason, nextStep: advice }, world);
}
async function endWatch(due, { arn, ending }, world) {
    if (ending.kind === 'stopped')
        return judgeEnd(due, ending.task, world);
    const { cluster, limitMs } = due.plan;
    const name = `one-off task ${nameTask(arn)}`;
    const names = `--cluster ${(0,shell_word/* quoteWord */.X)((0,task_definition_document/* nameRevision */.h)(cluster))} --tasks ${(0,shell_word/* quoteWord */.X)(arn)}`;
    const nextStep = `Look at it before running again: aws ecs describe-tasks ${names}`;
    if (ending.kind === 'lost') {
        return end({ verdict: 'unknown', reason: `Lost sight of ${name}: ${ending.why}`, nextStep }, world);
    }
    noteTask(world, { lastStatus: ending.lastStatus });
    const left = `It was ${ending.lastStatus} and is left as it is.`;
    if (ending.kind === 'cancelled') {
        return end({ verdict: 'cancelled', reason: `The run was told to end while ${name} ran. ${left}`, nextStep }, world);
    }
    const reason = `The ${name} had not stopped after ${limitMs / 60_000} minutes. ${left}`;
    return end({ verdict: 'timed-out', reason, nextStep }, world);
}
async function judgeEnd(due, stopped, world) {
    const { cluster, document } = due.plan;
    const [task = stopped] = markEssential([stopped], document);
    const name = `One-off task ${nameTask(task.arn)} of ${(0,task_definition_document/* nameRevision */.h)(due.revisionArn)}`;
    noteTask(world, { lastStatus: 'STOPPED', stoppedTask: task });
    const judgement = judgeTask(task);
    if (judgement.isWell) {
        const reason = `${name} ended well.`;
        noteTask(world, { state: 'well', reason });
        world.tell({ type: 'task-judged', isWell: true, reason });
        return { kind: 'go-on', reason };
    }
    const diagnosed = (0,diagnose/* diagnoseRollout */.M8)(await gatherTaskEvidence({ cluster, task: judgement.atFault, document }, world));
    const diagnosis = { ...diagnosed, nextStep: judgement.nextStep ?? diagnosed.nextStep };
    const [cause] = diagnosis.causes;
    const words = cause?.exitWords === undefined ? '' : ` (${cause.exitWords})`;
    noteTask(world, { state: 'failed', diagnosis });
    world.tell({ type: 'task-diagnosed', taskArn: task.arn, diagnosis });
    const reason = `${name} failed: ${cause?.title ?? 'no reason is known'}${words}.`;
    return end({ verdict: 'failed', reason, nextStep: diagnosis.nextStep }, world);
}
/** No service is touched after a task that did not end well. */
function end({ verdict, reason, nextStep }, world) {
    noteTask(world, { reason, nextStep });
    world.tell({ type: 'task-judged', isWell: false, reason });
    const { services } = world.notes.record();
    const untouched = services.length === 0 ? '' : ` No service was changed${carry_out_describeServing(services)}.`;
    return { kind: 'end', verdict, reason: `${reason}${untouched}` };
}
function carry_out_describeServing(services) {
    const serving = services.flatMap(({ name, previousRevisionArn }) => previousRevisionArn === undefined ? [] : [`${(0,task_definition_document/* nameRevision */.h)(previousRevisionArn)} still serves ${name}`]);
    return serving.length === 0 ? '' : `; ${serving.join(', ')}`;
}
function nameTask(arn) {
    return (0,task_definition_document/* nameRevision */.h)(arn).slice(0, 8);
}

// EXTERNAL MODULE: ./lib/rollout/strategy.js
var rollout_strategy = __nccwpck_require__(2700);
;// CONCATENATED MODULE: ./lib/scheduler/bounds.js
/** The two bounds of a rolling update (ECS API reference, DeploymentConfiguration). */
/** So many tasks stay running and healthy: the minimum healthy percent of `desired`, rounded up. */
function lowerBound(desired, minPercent) {
    return Math.ceil((desired * minPercent) / 100);
}
/** So many tasks may exist, starting and stopping ones counted: the maximum percent of `desired`, rounded down. */
function upperBound(desired, maxPercent) {
    return Math.floor((desired * maxPercent) / 100);
}

;// CONCATENATED MODULE: ./lib/scheduler/census.js
/** PRIMARY's tasks that are wanted: not failing their checks, not leaving. */
function countGood(census) {
    return census.starting.length + census.unproven.length + census.healthy.length;
}
function countTasks(tasks) {
    const groups = {
        stopping: [],
        idleOld: [],
        unprovenOld: [],
        healthyOld: [],
        bad: [],
        starting: [],
        unproven: [],
        healthy: [],
    };
    const byZone = new Map();
    for (const task of tasks) {
        groups[sortTask(task)].push(task);
        if (task.phase !== 'stopping')
            byZone.set(task.availabilityZone, (byZone.get(task.availabilityZone) ?? 0) + 1);
    }
    return { ...groups, alive: tasks.length, isAnyStopping: groups.stopping.length > 0, byZone };
}
function sortTask(task) {
    if (task.phase === 'stopping')
        return 'stopping';
    if (!task.isOfPrimary || task.isLeaving) {
        if (task.isUnhealthy || task.phase === 'starting')
            return 'idleOld';
        return task.isHealthy ? 'healthyOld' : 'unprovenOld';
    }
    if (task.isUnhealthy)
        return 'bad';
    if (task.phase === 'starting')
        return 'starting';
    return task.isHealthy ? 'healthy' : 'unproven';
}

;// CONCATENATED MODULE: ./lib/scheduler/heap.js
function openHeap() {
    const items = [];
    let pushed = 0;
    return {
        push(key, value) {
            pushed += 1;
            rise(items, { key, value, order: pushed });
        },
        pop() {
            const first = items[0];
            const last = items.pop();
            if (last !== undefined && items.length > 0)
                sink(items, last);
            return first;
        },
        isEmpty: () => items.length === 0,
    };
}
function isBefore(a, b) {
    return a.key === b.key ? a.order < b.order : a.key < b.key;
}
/** Puts an item in at the end and moves it up to its place. */
function rise(items, item) {
    let at = items.length;
    items.push(item);
    while (at > 0) {
        const above = (at - 1) >> 1;
        const parent = items[above];
        if (parent === undefined || !isBefore(item, parent))
            break;
        items[at] = parent;
        at = above;
    }
    items[at] = item;
}
/** Puts an item in the place of the first and moves it down to its place. */
function sink(items, item) {
    let at = 0;
    for (;;) {
        const [left, right] = [items[2 * at + 1], items[2 * at + 2]];
        const isRight = left !== undefined && right !== undefined && isBefore(right, left);
        const child = isRight ? right : left;
        if (child === undefined || !isBefore(child, item))
            break;
        items[at] = child;
        at = 2 * at + (isRight ? 2 : 1);
    }
    items[at] = item;
}

;// CONCATENATED MODULE: ./lib/scheduler/pools.js
/**
 * Instances in order of choice. A chain of strategies makes levels: each level groups what it is given and lets the next
 * one choose inside the best group. One choice costs no more than the logarithm of the number of instances.
 */

/** Fewest tasks first where the strategies leave a choice. */
function openLevel(strategies, draw) {
    const [first, ...others] = strategies;
    const openNext = () => openLevel(others, draw);
    if (first === undefined)
        return { note: () => undefined, open: openFewest };
    if (first.kind === 'random')
        return { note: () => undefined, open: () => openRandom(draw) };
    if (first.kind === 'binpack')
        return openBinpack(first.resource, openNext());
    const { attribute } = first;
    return openSpread((slot) => nameGroup(slot, attribute), openNext);
}
/** Instances that lack an attribute are a group of their own. Not documented; assumed. */
function nameGroup(slot, attribute) {
    if (attribute === undefined)
        return slot.id;
    if (attribute === 'ecs.availability-zone')
        return slot.zone;
    return Object.hasOwn(slot.attributes, attribute) ? `=${slot.attributes[attribute]}` : '';
}
function openSpread(nameOf, openNext) {
    const groups = new Map();
    const find = (slot) => {
        const name = nameOf(slot);
        const group = groups.get(name) ?? { tasks: 0, level: openNext() };
        groups.set(name, group);
        return group;
    };
    return {
        note(slot) {
            const group = find(slot);
            group.tasks += slot.ownTaskCount;
            group.level.note(slot);
        },
        open: () => openSpreadPool(find),
    };
}
function openSpreadPool(find) {
    const pools = new Map();
    const queue = openHeap();
    return {
        put(slot) {
            const group = find(slot);
            const pool = pools.get(group) ?? group.level.open();
            pools.set(group, pool);
            if (pool.isEmpty())
                queue.push(group.tasks, group);
            pool.put(slot);
        },
        take() {
            for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
                const group = entry.value;
                // Another pool of the level has placed tasks in the group since.
                if (entry.key < group.tasks) {
                    queue.push(group.tasks, group);
                    continue;
                }
                const pool = pools.get(group);
                const slot = pool?.take();
                group.tasks += 1;
                if (pool?.isEmpty() === false)
                    queue.push(group.tasks, group);
                return slot;
            }
            return undefined;
        },
        isEmpty: queue.isEmpty,
    };
}
/** The instance with the least left of the resource goes first. */
function openBinpack(resource, next) {
    const open = () => {
        const pools = new Map();
        const queue = openHeap();
        return {
            put(slot) {
                const left = slot[resource];
                const pool = pools.get(left) ?? next.open();
                pools.set(left, pool);
                if (pool.isEmpty())
                    queue.push(left, pool);
                pool.put(slot);
            },
            take() {
                const least = queue.pop();
                const slot = least?.value.take();
                if (least !== undefined && !least.value.isEmpty())
                    queue.push(least.key, least.value);
                return slot;
            },
            isEmpty: queue.isEmpty,
        };
    };
    return { note: next.note, open };
}
function openRandom(draw) {
    const slots = [];
    return {
        put: (slot) => void slots.push(slot),
        take() {
            const at = Math.floor(draw() * slots.length);
            const [slot, last] = [slots[at], slots.pop()];
            if (slot !== last && last !== undefined)
                slots[at] = last;
            return slot;
        },
        isEmpty: () => slots.length === 0,
    };
}
function openFewest() {
    const queue = openHeap();
    return {
        put: (slot) => queue.push(slot.taskCount, slot),
        take: () => queue.pop()?.value,
        isEmpty: queue.isEmpty,
    };
}

;// CONCATENATED MODULE: ./lib/scheduler/query/date.js
/** Forms as the ECS Developer Guide lists them: a day, or a moment with or without its offset (UTC without). */
const FORM = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})?)?$/;
/** Milliseconds since the epoch, or undefined for another form. */
function readDate(text) {
    const [, time, offset] = FORM.exec(text) ?? [];
    if (!FORM.test(text))
        return undefined;
    const ms = Date.parse(time !== undefined && offset === undefined ? `${text}Z` : text);
    return Number.isNaN(ms) ? undefined : ms;
}

;// CONCATENATED MODULE: ./lib/scheduler/query/pattern.js
/**
 * Regular expressions of the cluster query language, which are Java's. The common part is read: literals, `.`, classes,
 * groups, alternatives and repetitions. Matching never goes back, so no expression can take long: its time is the
 * length of the text times the size of the pattern.
 */
/** Whether the whole text fits. */
function matchesPattern(pattern, text) {
    let active = follow(pattern, [0]);
    for (const character of text) {
        const next = [];
        for (const at of active) {
            const step = pattern.states[at]?.step;
            if (step !== undefined && contains(step.accepts, character))
                next.push(step.next);
        }
        if (next.length === 0)
            return false;
        active = follow(pattern, next);
    }
    return active.has(pattern.accept);
}
function follow(pattern, from) {
    const reached = new Set(from);
    // A set is walked in the order of insertion, those that are added on the way too.
    for (const at of reached)
        for (const next of pattern.states[at]?.free ?? [])
            reached.add(next);
    return reached;
}
function contains(set, character) {
    return set.ranges.some(([first, last]) => character >= first && character <= last) !== set.isNegative;
}
function openPattern() {
    const states = [];
    return {
        add: () => states.push({ free: [] }) - 1,
        link: (from, to) => void states[from]?.free.push(to),
        step(from, accepts, to) {
            const state = states[from];
            if (state !== undefined)
                state.step = { accepts, next: to };
        },
        size: () => states.length,
        finish: (accept) => ({ states, accept }),
    };
}

;// CONCATENATED MODULE: ./lib/scheduler/query/answer-query.js


/**
 * Whether an instance is one that an expression selects. A test on an attribute that the instance lacks does not hold,
 * the negative ones neither: the Developer Guide's example `attribute:stack != prod` lists instances that have it.
 */
function answerQuery(query, facts) {
    switch (query.kind) {
        case 'and':
            return answerQuery(query.left, facts) && answerQuery(query.right, facts);
        case 'or':
            return answerQuery(query.left, facts) || answerQuery(query.right, facts);
        case 'not':
            return !answerQuery(query.of, facts);
        case 'test':
            return holds(query.subject, query.test, facts);
    }
}
/** Whether the answer may change by a task that is placed on the instance. */
function asksAboutTasks(query) {
    if (query.kind === 'test')
        return query.subject.kind === 'task:group';
    if (query.kind === 'not')
        return asksAboutTasks(query.of);
    return asksAboutTasks(query.left) || asksAboutTasks(query.right);
}
/** Names of the attributes that an expression asks about. */
function listAttributeNames(query) {
    if (query.kind === 'test')
        return query.subject.kind === 'attribute' ? [query.subject.name] : [];
    if (query.kind === 'not')
        return listAttributeNames(query.of);
    return [...listAttributeNames(query.left), ...listAttributeNames(query.right)];
}
function holds(subject, test, facts) {
    // Groups are many: one that fits is enough, and a negative test holds when none does. Not documented; assumed.
    if (subject.kind === 'task:group') {
        const isNegative = 'isNegative' in test && test.isNegative;
        if (test.kind === 'exists')
            return facts.taskGroups.length > 0 !== isNegative;
        const positive = test.kind === 'order' ? test : { ...test, isNegative: false };
        return facts.taskGroups.some((group) => fits(positive, group, answer_query_compareTexts)) !== isNegative;
    }
    const value = readFact(subject, facts);
    if (test.kind === 'exists')
        return (value !== undefined) !== test.isNegative;
    return value !== undefined && fits(test, value, findComparison(subject));
}
function readFact(subject, facts) {
    switch (subject.kind) {
        case 'attribute':
            return Object.hasOwn(facts.attributes, subject.name) ? facts.attributes[subject.name] : undefined;
        case 'agentConnected':
        case 'agentVersion':
        case 'ec2InstanceId':
        case 'runningTasksCount':
            return String(facts[subject.kind]);
        case 'registeredAt':
            return new Date(facts.registeredAt).toISOString().replace(/\.\d{3}Z$/, 'Z');
        case 'task:group':
            return undefined;
    }
}
function findComparison(subject) {
    if (subject.kind === 'registeredAt')
        return (a, b) => (readDate(a) ?? 0) - (readDate(b) ?? 0);
    if (subject.kind === 'agentVersion')
        return answer_query_compareVersions;
    return answer_query_compareTexts;
}
function fits(test, value, compare) {
    if (test.kind === 'order')
        return answer_query_isOrdered(compare(value, test.value), test.order);
    if (test.kind === 'matches')
        return matchesPattern(test.pattern, value) !== test.isNegative;
    return (test.values.some((one) => one === value || (compare !== answer_query_compareTexts && compare(value, one) === 0)) !==
        test.isNegative);
}
function answer_query_isOrdered(difference, order) {
    if (order === '>')
        return difference > 0;
    if (order === '>=')
        return difference >= 0;
    return order === '<' ? difference < 0 : difference <= 0;
}
/** Numbers by their value, all else by its characters. Not documented; assumed. */
function answer_query_compareTexts(a, b) {
    const [left, right] = [Number(a), Number(b)];
    if (a.trim() !== '' && b.trim() !== '' && Number.isFinite(left) && Number.isFinite(right))
        return left - right;
    return a < b ? -1 : a > b ? 1 : 0;
}
function answer_query_compareVersions(a, b) {
    const [left, right] = [a.split('.'), b.split('.')];
    for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
        const difference = answer_query_compareTexts(left[at] ?? '0', right[at] ?? '0');
        if (difference !== 0)
            return difference;
    }
    return 0;
}

;// CONCATENATED MODULE: ./lib/scheduler/placement.js


/** A service spreads over zones unless told otherwise (ECS Developer Guide, task placement strategies). */
const SPREAD_OVER_ZONES = [{ kind: 'spread', attribute: 'ecs.availability-zone' }];
/** Places one task. */
function placeTask(needs, instances) {
    return placeTasks(needs, 1, instances);
}
/** Places `count` equal tasks, each with the ones before it in place. Time grows with instances plus tasks. */
function placeTasks(needs, count, instances) {
    const { rules } = needs;
    const candidates = instances.map((instance) => openCandidate(needs, instance));
    const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
    const strategies = rules === undefined || rules.strategies.length === 0 ? SPREAD_OVER_ZONES : rules.strategies;
    const level = openLevel(strategies, rules?.draw ?? (() => 0));
    const pool = level.open();
    for (const candidate of candidates) {
        level.note(candidate);
        if (listShortages(needs, candidate).length === 0)
            pool.put(candidate);
    }
    const instanceIds = [];
    while (instanceIds.length < count) {
        const candidate = byId.get(pool.take()?.id ?? '');
        if (candidate === undefined)
            return { instanceIds, failure: placement_explainFailure(needs, candidates) };
        instanceIds.push(candidate.id);
        occupy(candidate, needs);
        if (listShortages(needs, candidate).length === 0)
            pool.put(candidate);
    }
    return { instanceIds };
}
/** Whether an instance has the attributes and meets the constraints of a task, whatever is left of it. */
function placement_isEligible(needs, instance) {
    return isMember(needs, instance.facts) && hasAttributes(needs, instance.facts);
}
function openCandidate(needs, instance) {
    return {
        id: instance.id,
        zone: instance.availabilityZone,
        attributes: instance.facts?.attributes ?? {},
        cpu: instance.remainingCpu,
        memoryMiB: instance.remainingMemoryMiB,
        taskCount: instance.taskCount,
        ownTaskCount: instance.ownTaskCount,
        facts: instance.facts,
        isPortHeld: needs.tcpPorts.some((port) => instance.usedTcpPorts.includes(port)) ||
            needs.udpPorts.some((port) => instance.usedUdpPorts.includes(port)),
        isMember: isMember(needs, instance.facts),
        hasAttributes: hasAttributes(needs, instance.facts),
    };
}
function isMember({ rules }, facts) {
    const queries = rules?.memberOf ?? [];
    return queries.length === 0 || (facts !== undefined && queries.every((query) => answerQuery(query, facts)));
}
function hasAttributes(needs, facts) {
    return Object.entries(needs.attributes ?? {}).every(([name, value]) => facts?.attributes[name] === value);
}
function occupy(candidate, needs) {
    candidate.cpu -= needs.cpu;
    candidate.memoryMiB -= needs.memoryMiB;
    candidate.taskCount += 1;
    candidate.ownTaskCount += 1;
    candidate.isPortHeld = needs.tcpPorts.length + needs.udpPorts.length > 0;
    const { rules } = needs;
    if (rules === undefined || candidate.facts === undefined || !rules.memberOf.some(asksAboutTasks))
        return;
    const taskGroups = [...candidate.facts.taskGroups, rules.group];
    candidate.isMember = isMember(needs, { ...candidate.facts, taskGroups });
}
/** In the order in which a failure is named. */
function listShortages(needs, candidate) {
    const shortages = [];
    if (candidate.isPortHeld)
        shortages.push('PORTS');
    if (candidate.memoryMiB < needs.memoryMiB)
        shortages.push('MEMORY');
    if (candidate.cpu < needs.cpu)
        shortages.push('CPU');
    if (!candidate.hasAttributes)
        shortages.push('ATTRIBUTE');
    if (!candidate.isMember)
        shortages.push('MEMBER_OF');
    if (needs.rules?.isDistinct === true && candidate.ownTaskCount > 0)
        shortages.push('DISTINCT_INSTANCE');
    return shortages;
}
/** An instance that may not be used at all is never closer than one that is only full. Not documented; assumed. */
function placement_explainFailure(needs, candidates) {
    let closest = { reason: 'NO_INSTANCES' };
    let fewest = Number.POSITIVE_INFINITY;
    for (const candidate of candidates) {
        const shortages = listShortages(needs, candidate);
        const isBarred = !candidate.isMember || !candidate.hasAttributes;
        const distance = shortages.length + (isBarred ? 10 : 0);
        const reason = shortages.find((shortage) => !isBarred || shortage === 'ATTRIBUTE' || shortage === 'MEMBER_OF');
        if (reason === undefined || distance >= fewest)
            continue;
        fewest = distance;
        closest = { reason, closest: candidate.id };
    }
    return closest;
}

;// CONCATENATED MODULE: ./lib/scheduler/decide-daemon.js
/** One look of the daemon scheduler: one task on each instance that may have one (ECS Developer Guide, daemon scheduling strategy). */


/** How many instances are to have a task: the desired count of a daemon. */
function countDaemonPlaces(needs, capacity) {
    return listInstances(capacity).filter(({ instance }) => isEligible(needs, instance)).length;
}
/**
 * What to do now. A new task waits until the old one has left its instance, unless the maximum percent allows both.
 * Tasks where none may be are stopped, on a DRAINING instance when nothing else is left there.
 */
function decideDaemon(view, capacity) {
    const places = openPlaces(view, capacity);
    const missing = places.filter(({ good }) => good.length === 0).length;
    const { starts, failure } = chooseStarts(view, places);
    const stops = [...chooseStrays(view, places), ...chooseStops(view, places, missing)].map(({ id }) => id);
    if (failure !== undefined)
        return { starts, stops, blocked: { kind: 'placement', failure } };
    const isStill = starts.length + stops.length === 0 && places.every(isAtRest);
    const isBlocked = isStill && missing > 0 && view.mayStart && !view.isStalled && (view.startAtMost ?? 1) > 0;
    return isBlocked ? { starts, stops, blocked: { kind: 'bounds' } } : { starts, stops };
}
function listInstances(capacity) {
    if (capacity.kind === 'unlimited')
        return [];
    if (capacity.kind === 'instances')
        return capacity.instances.map((instance) => ({ instance, provider: undefined }));
    return capacity.providers.flatMap(({ name, capacity: own }) => listInstances(own).map(({ instance }) => ({ instance, provider: name })));
}
function openPlaces(view, capacity) {
    const byInstance = new Map();
    for (const task of view.tasks) {
        const here = byInstance.get(task.instanceId ?? '');
        if (here === undefined)
            byInstance.set(task.instanceId ?? '', [task]);
        else
            here.push(task);
    }
    const eligible = listInstances(capacity).filter(({ instance }) => placement_isEligible(view.needs, instance));
    return eligible.map(({ instance, provider }) => {
        const here = byInstance.get(instance.id) ?? [];
        const staying = here.filter(({ phase }) => phase !== 'stopping');
        const isGood = (task) => task.isOfPrimary && !task.isUnhealthy;
        return {
            instance,
            provider,
            good: staying.filter(isGood),
            other: staying.filter((task) => !isGood(task)),
            stopping: here.length - staying.length,
        };
    });
}
function countAlive(places) {
    return places.reduce((sum, { good, other, stopping }) => sum + good.length + other.length + stopping, 0);
}
/** Empty instances first; the others only as far as the upper bound lets old and new be there together. */
function chooseStarts(view, places) {
    if (!view.mayStart || view.isStalled)
        return { starts: [] };
    const upper = upperBound(places.length, view.maximumPercent);
    const room = Math.min(upper - countAlive(places), view.startAtMost ?? Number.POSITIVE_INFINITY);
    const lacking = places.filter(({ good }) => good.length === 0);
    const isEmpty = ({ other, stopping }) => other.length + stopping === 0;
    const shared = upper > places.length ? lacking.filter((place) => !isEmpty(place)) : [];
    const starts = [];
    let failure;
    for (const { instance, provider } of [...lacking.filter(isEmpty), ...shared]) {
        if (starts.length >= room)
            break;
        const placed = placeTask(view.needs, [instance]);
        if (placed.failure === undefined)
            starts.push({ instanceId: instance.id, ...(provider === undefined ? {} : { provider }) });
        else
            failure ??= placed.failure;
    }
    return failure === undefined ? { starts } : { starts, failure };
}
/** Tasks where none may be: no bound keeps them, since they are not among the desired ones. */
function chooseStrays(view, places) {
    const known = new Set(places.map(({ instance }) => instance.id));
    return view.tasks.filter(({ phase, instanceId, isHeld }) => phase !== 'stopping' && isHeld !== true && !known.has(instanceId ?? ''));
}
function chooseStops(view, places, missing) {
    const extra = places.flatMap(({ good }) => good.slice(1));
    const others = places.flatMap(({ other }) => other);
    const mayGo = (task) => task.isUnhealthy || (task.phase === 'starting' && task.isProtected !== true && !view.isStalled);
    const idle = others.filter(mayGo);
    const healthy = places.flatMap(({ good }) => good).filter((task) => task.isHealthy).length;
    const spare = findSpare(others.filter((task) => !mayGo(task)), healthy - lowerBound(places.length, view.minimumHealthyPercent));
    const mayReplace = !view.isStalled && (view.mayStart || missing === 0);
    const wanted = mayReplace ? countUseful(view, places, idle.length) : 0;
    return [...extra, ...idle, ...spare.slice(0, wanted)];
}
/**
 * Those of the tasks to be replaced that may go: the ones not counted healthy first, the others as far as the lower bound
 * allows. @param excess healthy tasks of PRIMARY beyond the bound; negative when they do not reach it
 */
function findSpare(serving, excess) {
    const healthy = serving.filter(({ isHealthy }) => isHealthy);
    const unproven = serving.filter(({ isHealthy }) => !isHealthy);
    const isFree = ({ isProtected }) => isProtected !== true;
    const first = unproven.filter(isFree).slice(0, Math.max(0, serving.length + excess));
    return [...first, ...healthy.filter(isFree).slice(0, Math.max(0, healthy.length + excess))];
}
/** While only so many may start, to stop more would leave instances without a task for nothing. Assumed. */
function countUseful(view, places, going) {
    if (view.startAtMost === undefined)
        return Number.POSITIVE_INFINITY;
    const free = places.filter(({ good, other }) => good.length + other.length === 0).length;
    return Math.max(0, view.startAtMost - free - going);
}
/** Nothing on its way that could still make room. */
function isAtRest({ good, other, stopping }) {
    return stopping === 0 && [...good, ...other].every((task) => task.phase === 'running' && task.isHealthy);
}

;// CONCATENATED MODULE: ./lib/scheduler/provider-shares.js
/** How tasks are shared among the capacity providers of a strategy (ECS API reference, CapacityProviderStrategyItem). */
/**
 * The provider of each of `count` further tasks, in order: first to fill the base, then to whom lacks most of its weight's
 * part; of equals the first in the strategy. Empty when no provider may have any.
 */
function shareTasks(count, providers) {
    const shares = providers.map((provider) => ({ ...provider }));
    const names = [];
    while (names.length < count) {
        const next = shares.find(({ own, base }) => own < base) ?? findPoorest(shares);
        if (next === undefined)
            return names;
        next.own += 1;
        names.push(next.name);
    }
    return names;
}
/** Of those with a weight, the one that has the least of its part. */
function findPoorest(shares) {
    let poorest;
    for (const share of shares) {
        if (share.weight === 0)
            continue;
        if (poorest === undefined || measure(share) < measure(poorest))
            poorest = share;
    }
    return poorest;
}
function measure({ own, base, weight }) {
    return (own - base) / weight;
}

;// CONCATENATED MODULE: ./lib/scheduler/stops.js
/** Which tasks a look stops. */

/**
 * Ids of the tasks to stop. The number of healthy running tasks never falls below the lower bound by this: tasks that
 * are not counted healthy go first, and the others only as far as the bound allows.
 */
function stops_chooseStops(view, census, settled) {
    const zones = new Map(census.byZone);
    const stops = [...chooseIdle(view, census)];
    const healthyCount = census.healthy.length + census.healthyOld.length;
    // Not counted healthy, a task that stays since it is protected makes no room for a healthy one to go.
    let spare = Math.max(0, healthyCount - settled.lower);
    if (mayReplace(view, settled)) {
        const serving = healthyCount + census.unprovenOld.length;
        const unproven = leaveProtected(orderByAge(census.unprovenOld));
        stops.push(...takeGroups(unproven, Math.max(0, serving - settled.lower), zones));
        const healthyOld = takeGroups(leaveProtected(orderByAge(census.healthyOld)), spare, zones);
        spare -= healthyOld.length;
        stops.push(...healthyOld);
    }
    const surplus = Math.max(0, countGood(census) - view.desired);
    const idle = takeGroups(leaveProtected([census.starting, census.unproven]), surplus, zones);
    const healthy = takeGroups(leaveProtected([census.healthy]), Math.min(surplus - idle.length, spare), zones);
    const bad = takeGroups([census.bad], countBadStops(view, census, settled), zones);
    return [...stops.map(stops_nameTask), ...idle.map(stops_nameTask), ...healthy.map(stops_nameTask), ...bad.map(stops_nameTask)];
}
/** Protection keeps a task from being replaced or scaled in, not from the consequences of failing its checks. */
function leaveProtected(groups) {
    return groups.map((group) => group.filter((task) => task.isProtected !== true));
}
function stops_nameTask(task) {
    return task.id;
}
/** A stalled deployment leaves the tasks of the older ones alone, but for those that fail their checks. */
function chooseIdle(view, census) {
    if (!view.isStalled || view.desired === 0) {
        return census.idleOld.filter((task) => task.isUnhealthy || task.isProtected !== true);
    }
    return census.idleOld.filter((task) => task.isUnhealthy);
}
/** Old tasks go while new ones may come, or when none is lacking. */
function mayReplace(view, settled) {
    if (view.isStalled)
        return view.desired === 0;
    return view.mayStart || settled.missing === 0;
}
/**
 * Tasks of PRIMARY that fail their checks. During a rollout they go at once. Afterwards the replacement is started
 * first and the bad task goes when that is healthy; where there is no room for a replacement they go one by one (ECS
 * API reference, minimumHealthyPercent).
 */
function countBadStops(view, census, settled) {
    const bad = census.bad.length;
    if (view.isRollout || view.isStalled || view.desired === 0)
        return bad;
    const surplus = countGood(census) + bad - view.desired - census.starting.length - census.unproven.length;
    const isBlocked = view.mayStart && settled.started < settled.missing && !census.isAnyStopping;
    return Math.min(bad, Math.max(surplus, isBlocked ? 1 : 0, 0));
}
/** Groups of one deployment each, the oldest first. */
function orderByAge(tasks) {
    const byRank = new Map();
    for (const task of tasks) {
        const group = byRank.get(task.rank);
        if (group === undefined)
            byRank.set(task.rank, [task]);
        else
            group.push(task);
    }
    return [...byRank.entries()].sort(([a], [b]) => a - b).map(([, group]) => group);
}
/** Takes up to `limit` tasks, group by group; inside a group the fullest zone gives first. */
function takeGroups(groups, limit, zones) {
    const taken = [];
    for (const group of groups) {
        if (taken.length >= limit)
            break;
        for (const task of takeFromFullest(group, limit - taken.length, zones))
            taken.push(task);
    }
    return taken;
}
function takeFromFullest(tasks, limit, zones) {
    if (tasks.length <= limit) {
        for (const task of tasks)
            zones.set(task.availabilityZone, (zones.get(task.availabilityZone) ?? 0) - 1);
        return tasks;
    }
    const waiting = new Map();
    for (const task of [...tasks].reverse()) {
        const group = waiting.get(task.availabilityZone);
        if (group === undefined)
            waiting.set(task.availabilityZone, [task]);
        else
            group.push(task);
    }
    const taken = [];
    while (taken.length < limit) {
        const task = waiting.get(findFullest(waiting, zones))?.pop();
        if (task === undefined)
            break;
        zones.set(task.availabilityZone, (zones.get(task.availabilityZone) ?? 0) - 1);
        taken.push(task);
    }
    return taken;
}
function findFullest(waiting, zones) {
    let fullest = '';
    let most = Number.NEGATIVE_INFINITY;
    for (const [zone, tasks] of waiting) {
        const count = zones.get(zone) ?? 0;
        if (tasks.length === 0 || count <= most)
            continue;
        fullest = zone;
        most = count;
    }
    return fullest;
}

;// CONCATENATED MODULE: ./lib/scheduler/decide.js
/** One look of the rolling scheduler: which tasks to start and which to stop (ECS Developer Guide, rolling update). */






/**
 * What to do now. The same for a rollout, for scaling and for replacing tasks that fail; nothing when all is as wanted.
 * Tasks that are stopping count against the upper bound. Time grows with tasks plus instances.
 */
function decide(view, capacity) {
    if (view.isDaemon === true)
        return decideDaemon(view, capacity);
    const census = countTasks(view.tasks);
    const missing = Math.max(0, view.desired - countGood(census));
    const room = Math.max(0, upperBound(view.desired, view.maximumPercent) - census.alive);
    const wanted = countStarts(view, Math.min(missing, room));
    const { starts, failure } = place(view.needs, wanted, capacity);
    const stops = stops_chooseStops(view, census, {
        missing,
        started: starts.length,
        lower: lowerBound(view.desired, view.minimumHealthyPercent),
    });
    if (failure !== undefined)
        return { starts, stops, blocked: { kind: 'placement', failure } };
    const isStill = starts.length === 0 && stops.length === 0;
    const blocked = isStill && view.mayStart && missing > 0 && room === 0 ? explainStill(census) : undefined;
    return blocked === undefined ? { starts, stops } : { starts, stops, blocked };
}
function countStarts(view, possible) {
    if (!view.mayStart || view.isStalled)
        return 0;
    return Math.max(0, Math.min(possible, view.startAtMost ?? possible));
}
function place(needs, count, capacity) {
    if (count === 0)
        return { starts: [] };
    if (capacity.kind === 'providers')
        return placeByProvider(needs, count, capacity.providers);
    if (capacity.kind === 'unlimited')
        return { starts: Array.from({ length: count }, () => ({})) };
    const { instanceIds, failure } = placeTasks(needs, count, capacity.instances);
    const starts = instanceIds.map((instanceId) => ({ instanceId }));
    return failure === undefined ? { starts } : { starts, failure };
}
/** Each provider places its share on what it has; none takes over what another cannot place. */
function placeByProvider(needs, count, providers) {
    const names = shareTasks(count, providers);
    const places = providers.map(({ name, capacity }) => {
        const placed = place(needs, names.filter((one) => one === name).length, capacity);
        return { ...placed, starts: placed.starts.map((start) => ({ ...start, provider: name })), name };
    });
    const starts = places.flatMap((one) => one.starts);
    const failed = places.find(({ failure }) => failure !== undefined);
    if (failed?.failure === undefined)
        return { starts };
    const { failure, name } = failed;
    return { starts, failure: failure.reason === 'NO_INSTANCES' ? { ...failure, provider: name } : failure };
}
/** The percents forbid every move only if nothing is on its way that could still make room. */
function explainStill(census) {
    const isMoving = census.isAnyStopping || census.starting.length + census.unproven.length + census.unprovenOld.length > 0;
    return isMoving ? undefined : { kind: 'bounds' };
}

;// CONCATENATED MODULE: ./lib/forecast/room.js
/** Takes a task's share of its instance; an instance that takes no tasks is not in the room. */
function takeShare(room, instanceId, needs) {
    const instance = instanceId === undefined ? undefined : room.get(instanceId);
    if (instance === undefined)
        return;
    room.set(instance.id, {
        ...instance,
        remainingCpu: instance.remainingCpu - needs.cpu,
        remainingMemoryMiB: instance.remainingMemoryMiB - needs.memoryMiB,
        usedTcpPorts: [...instance.usedTcpPorts, ...needs.tcpPorts],
        usedUdpPorts: [...instance.usedUdpPorts, ...needs.udpPorts],
        taskCount: instance.taskCount + 1,
        ownTaskCount: instance.ownTaskCount + 1,
    });
}
/** Gives back what a task held. */
function giveBack(room, instanceId, needs) {
    const instance = instanceId === undefined ? undefined : room.get(instanceId);
    if (instance === undefined)
        return;
    room.set(instance.id, {
        ...instance,
        remainingCpu: instance.remainingCpu + needs.cpu,
        remainingMemoryMiB: instance.remainingMemoryMiB + needs.memoryMiB,
        usedTcpPorts: instance.usedTcpPorts.filter((port) => !needs.tcpPorts.includes(port)),
        usedUdpPorts: instance.usedUdpPorts.filter((port) => !needs.udpPorts.includes(port)),
        taskCount: instance.taskCount - 1,
        ownTaskCount: instance.ownTaskCount - 1,
    });
}

;// CONCATENATED MODULE: ./lib/forecast/play.js
/** Plays a rollout with the scheduler of the local ECS, every task well: what cannot move even so can never move. */


/** The scheduler looks about every ten seconds (observed in real service events). */
const LOOK_MS = 10_000;
function playRollout(rollout, way, purse) {
    let scene = openScene(rollout);
    while (purse.views > 0) {
        purse.views -= scene.tasks.length + scene.room.size;
        if (isDone(rollout, scene))
            return { end: 'done', seen: scene.seen, instances: [...scene.room.values()] };
        const hasFirst = !way.isFirstAlone || scene.tasks.some(({ isNext }) => isNext);
        const view = viewService(rollout, scene);
        const decision = decide(hasFirst ? view : { ...view, startAtMost: 1 }, viewCapacity(rollout, scene));
        scene = carryOut(rollout, scene, decision);
        const isFirst = !hasFirst && decision.starts.length > 0;
        const next = isFirst ? { at: scene.now + LOOK_MS, isHealth: true } : findNextChange(scene);
        if (next === undefined)
            return stop(scene, decision.blocked ?? { kind: 'bounds' });
        scene = passTo(rollout, scene, next);
    }
    return { end: 'unknown' };
}
function openScene({ tasks, capacity, pace }) {
    const played = tasks.map((task) => ({ ...task, isNext: false, changesAt: pace.drainingMs }));
    const room = new Map(capacity.kind === 'unlimited' ? [] : capacity.instances.map((one) => [one.id, one]));
    const seen = { waves: 0, fewestInService: countServing(played), mostTasks: tasks.length, healthMs: 0, drainingMs: 0 };
    return { now: 0, tasks: played, room, seen };
}
function countServing(tasks) {
    return tasks.filter((task) => task.phase === 'running').length;
}
function isDone({ desired }, { tasks }) {
    return tasks.length === desired && tasks.every((task) => task.isNext && task.phase === 'running');
}
function viewService(rollout, scene) {
    const { desired, minimumHealthyPercent, maximumPercent, nextNeeds } = rollout;
    const tasks = scene.tasks.map(viewTask);
    const bounds = { desired, minimumHealthyPercent, maximumPercent };
    return { ...bounds, tasks, needs: nextNeeds, isRollout: true, mayStart: true, isStalled: false };
}
function viewTask(task) {
    const { id, phase, availabilityZone, isNext } = task;
    const isHealthy = phase === 'running';
    const rank = isNext ? 1 : 0;
    return { id, phase, availabilityZone, isHealthy, rank, isOfPrimary: isNext, isUnhealthy: false, isLeaving: false };
}
function viewCapacity({ capacity }, { room }) {
    return capacity.kind === 'unlimited' ? capacity : { kind: 'instances', instances: [...room.values()] };
}
function carryOut(rollout, scene, { starts, stops }) {
    const { now, room, seen } = scene;
    const { pace, nextNeeds } = rollout;
    const leaving = new Set(stops);
    const kept = scene.tasks.map((task) => leaving.has(task.id) ? { ...task, phase: 'stopping', changesAt: now + pace.drainingMs } : task);
    const started = starts.map(({ instanceId }, at) => {
        takeShare(room, instanceId, nextNeeds);
        const availabilityZone = room.get(instanceId ?? '')?.availabilityZone ?? '';
        const place = instanceId === undefined ? {} : { instanceId };
        const changesAt = now + pace.healthyMs;
        return { id: `next/${now}/${at}`, ...place, availabilityZone, phase: 'starting', isNext: true, changesAt };
    });
    const tasks = [...kept, ...started];
    return {
        ...scene,
        tasks,
        seen: {
            ...seen,
            waves: seen.waves + (started.length > 0 ? 1 : 0),
            fewestInService: Math.min(seen.fewestInService, countServing(tasks)),
            mostTasks: Math.max(seen.mostTasks, tasks.length),
        },
    };
}
/** Undefined when nothing is on its way. */
function findNextChange({ tasks }) {
    let next;
    for (const task of tasks) {
        if (task.phase === 'running' || (next !== undefined && task.changesAt > next.at))
            continue;
        const isHealth = task.phase === 'starting' || (next?.at === task.changesAt && next.isHealth);
        next = { at: task.changesAt, isHealth };
    }
    return next;
}
function passTo(rollout, scene, { at, isHealth }) {
    const { room, seen } = scene;
    const tasks = scene.tasks.flatMap((task) => {
        if (task.phase === 'running' || task.changesAt > at)
            return [task];
        if (task.phase === 'starting')
            return [{ ...task, phase: 'running' }];
        giveBack(room, task.instanceId, needsOf(rollout, task));
        return [];
    });
    const passedMs = at - scene.now;
    const spent = isHealth ? { healthMs: seen.healthMs + passedMs } : { drainingMs: seen.drainingMs + passedMs };
    return { now: at, tasks, room, seen: { ...seen, ...spent } };
}
function needsOf({ presentNeeds, nextNeeds }, { isNext }) {
    return isNext ? nextNeeds : presentNeeds;
}
function stop({ tasks, room }, blocked) {
    const replaced = tasks.filter((task) => task.isNext).length;
    return { end: 'blocked', blocked, instances: [...room.values()], replaced };
}

;// CONCATENATED MODULE: ./lib/forecast/orders.js

/**
 * Plays a rollout in several orders: which of equal tasks ECS stops first, and which of equal instances it takes, is
 * not documented, so what depends on it is not forecast.
 */
function playOrders(rollout, purse) {
    const { capacity } = rollout;
    const first = playRollout(rollout, { isFirstAlone: false }, purse);
    if (capacity.kind === 'unlimited')
        return [first];
    const tasks = [...rollout.tasks].reverse();
    const turned = { ...capacity, instances: [...capacity.instances].reverse() };
    return [
        first,
        playRollout(rollout, { isFirstAlone: true }, purse),
        playRollout({ ...rollout, tasks }, { isFirstAlone: true }, purse),
        playRollout({ ...rollout, capacity: turned }, { isFirstAlone: true }, purse),
        playRollout({ ...rollout, tasks, capacity: turned }, { isFirstAlone: false }, purse),
    ];
}

;// CONCATENATED MODULE: ./lib/forecast/changes.js
/** The smallest changes that would let a rollout work, each found by playing it. */


/** More than so many instances are not what one adds for a deploy. */
const changes_MOST_INSTANCES = 8;
/** For each kind of change. A change that is not tried to its end is not proposed; a larger one may be. */
const MOST_VIEWS = 200_000;
/** @returns the changes that work, each the smallest of its kind */
function findChanges(rollout) {
    const searches = [lowerMinimum, raiseMaximum, addInstances, freePorts];
    return searches.flatMap((search) => search(openTrial(rollout)) ?? []);
}
/** The rollout as it would be with the change. */
function applyChange(rollout, change) {
    switch (change.kind) {
        case 'minimum-healthy-percent':
            return { ...rollout, minimumHealthyPercent: change.percent };
        case 'maximum-percent':
            return { ...rollout, maximumPercent: change.percent };
        case 'instances':
            return withInstances(rollout, change.count, change.like);
        case 'dynamic-ports':
            return { ...rollout, nextNeeds: { ...rollout.nextNeeds, tcpPorts: [], udpPorts: [] } };
    }
}
function withInstances(rollout, count, like) {
    const { capacity } = rollout;
    if (capacity.kind === 'unlimited')
        return rollout;
    const added = Array.from({ length: count }, (_, at) => ({ ...like, id: `added-${at}` }));
    return { ...rollout, capacity: { kind: 'instances', instances: [...capacity.instances, ...added] } };
}
function openTrial(rollout) {
    const purse = { views: MOST_VIEWS };
    const works = (change) => playOrders(applyChange(rollout, change), purse).every((play) => play.end === 'done');
    return { rollout, works };
}
/** Percents that keep one task less each; the highest that works. */
function lowerMinimum(trial) {
    const { desired, minimumHealthyPercent } = trial.rollout;
    const lower = lowerBound(desired, minimumHealthyPercent);
    const keepLess = (step) => ({
        kind: 'minimum-healthy-percent',
        percent: Math.floor(((lower - step) * 100) / desired),
    });
    return findSmallest(trial, lower, keepLess);
}
/** Percents that allow one task more each; the lowest that works. */
function raiseMaximum(trial) {
    const { desired, maximumPercent } = trial.rollout;
    const upper = upperBound(desired, maximumPercent);
    const allowMore = (step) => ({
        kind: 'maximum-percent',
        percent: Math.ceil(((upper + step) * 100) / desired),
    });
    return findSmallest(trial, 2 * desired - upper, allowMore);
}
/** Of so many steps, each a larger change, the first that works; the plays grow with the steps' logarithm. */
function findSmallest({ works }, steps, take) {
    if (steps < 1 || !works(take(steps)))
        return undefined;
    let [low, high] = [1, steps];
    while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (works(take(middle)))
            high = middle;
        else
            low = middle + 1;
    }
    return take(high);
}
function addInstances(trial) {
    const { rollout } = trial;
    if (rollout.capacity.kind === 'unlimited')
        return undefined;
    for (let count = 1; count <= Math.min(changes_MOST_INSTANCES, rollout.desired); count += 1) {
        for (const [at, like] of rollout.sizes.entries()) {
            const change = { kind: 'instances', count, like, isSmallest: at === 0 };
            if (worksInEachZone(trial, change))
                return change;
        }
    }
    return undefined;
}
/** Nobody says where the new instances will be. */
function worksInEachZone({ rollout, works }, change) {
    const { capacity } = rollout;
    const instances = capacity.kind === 'unlimited' ? [] : capacity.instances;
    const zones = [...new Set(instances.map(({ availabilityZone }) => availabilityZone))];
    return zones.every((availabilityZone) => works({ ...change, like: { ...change.like, availabilityZone } }));
}
function freePorts({ rollout, works }) {
    const { tcpPorts, udpPorts } = rollout.nextNeeds;
    if (!rollout.mayUseDynamicPorts || tcpPorts.length + udpPorts.length === 0)
        return undefined;
    return works({ kind: 'dynamic-ports' }) ? { kind: 'dynamic-ports' } : undefined;
}

;// CONCATENATED MODULE: ./lib/forecast/forecast.js


/** Plays the rollout to its end, in each order that ECS may take. */
function forecastRollout(rollout) {
    const plays = playOrders(rollout, { views: forecast_MOST_VIEWS });
    const seen = plays.flatMap((play) => (play.end === 'done' ? [play.seen] : []));
    const blocked = plays.flatMap((play) => (play.end === 'blocked' ? [play] : []));
    const [standstill] = blocked;
    if (standstill !== undefined && blocked.length === plays.length) {
        return { kind: 'cannot-progress', standstill, changes: findChanges(rollout) };
    }
    if (seen.length < plays.length) {
        return { kind: 'not-decidable', missing: blocked.length === 0 ? TOO_LONG : DEPENDS };
    }
    const healthMs = Math.min(...seen.map((one) => one.healthMs));
    const drainingMs = Math.min(...seen.map((one) => one.drainingMs));
    return {
        kind: 'will-progress',
        waves: Math.min(...seen.map(({ waves }) => waves)),
        fewestInService: Math.min(...seen.map(({ fewestInService }) => fewestInService)),
        mostTasks: Math.max(...seen.map(({ mostTasks }) => mostTasks)),
        leastMs: Math.min(...seen.map((one) => one.healthMs + one.drainingMs)),
        biggestPart: drainingMs > healthMs ? 'draining' : 'health',
    };
}
/** Some two hundred waves of five hundred tasks. */
const forecast_MOST_VIEWS = 2_000_000;
const TOO_LONG = 'it takes more waves than a forecast plays';
const DEPENDS = 'it depends on which tasks ECS stops first';

;// CONCATENATED MODULE: ./lib/rollout/capacity.js
/** Whether ECS places tasks on it. */
function isOpen(instance) {
    return instance.status === 'ACTIVE' && instance.agentConnected;
}
/** Whether the task was told to stop: it drains, or is within its stop timeout. */
function isEnding(task) {
    return task.desiredStatus === 'STOPPED';
}
/** What is left of an instance. @param ownTaskCount tasks of the service that is to be placed */
function toCapacity(instance, ownTaskCount) {
    const { arn: id, availabilityZone, remainingCpu, remainingMemoryMiB, usedTcpPorts, usedUdpPorts, taskCount, } = instance;
    const left = { remainingCpu, remainingMemoryMiB, usedTcpPorts, usedUdpPorts };
    return { id, availabilityZone, ...left, taskCount, ownTaskCount };
}
/** An instance like this one with nothing on it. */
function emptyCapacity(instance) {
    const { arn: id, availabilityZone, registeredCpu, registeredMemoryMiB } = instance;
    return {
        id,
        availabilityZone,
        remainingCpu: registeredCpu,
        remainingMemoryMiB: registeredMemoryMiB,
        usedTcpPorts: instance.reservedTcpPorts,
        usedUdpPorts: instance.reservedUdpPorts,
        taskCount: 0,
        ownTaskCount: 0,
    };
}

;// CONCATENATED MODULE: ./lib/rollout/configuration.js

/**
 * Lays the asked percents and circuit breaker over what the service has. The whole configuration is sent back, since
 * ECS documents no merge for members left out: one percent alone must not reset the other, the breaker or the alarms.
 */
function planConfiguration(service, request) {
    const minimumHealthyPercent = request.minimumHealthyPercent ?? service.minimumHealthyPercent;
    const maximumPercent = request.maximumPercent ?? service.maximumPercent;
    const breaker = planBreaker(service, request);
    const changes = [
        ...describeChange('minimumHealthyPercent', service.minimumHealthyPercent, minimumHealthyPercent),
        ...describeChange('maximumPercent', service.maximumPercent, maximumPercent),
        ...describeChange('circuit breaker', nameBreaker(service.circuitBreaker), nameBreaker(breaker)),
    ];
    if (changes.length === 0)
        return { minimumHealthyPercent, maximumPercent, changes };
    const known = service.deploymentConfiguration.deploymentCircuitBreaker;
    const configuration = {
        ...service.deploymentConfiguration,
        minimumHealthyPercent,
        maximumPercent,
        deploymentCircuitBreaker: {
            ...((0,json/* isJsonObject */.O)(known) ? known : {}),
            enable: breaker.enabled,
            rollback: breaker.rollback,
        },
    };
    return { minimumHealthyPercent, maximumPercent, configuration, changes };
}
function planBreaker(service, request) {
    switch (request.circuitBreaker) {
        case 'keep':
            return service.circuitBreaker;
        case 'off':
            return { enabled: false, rollback: false };
        case 'on':
            return { enabled: true, rollback: true };
        case 'on-without-rollback':
            return { enabled: true, rollback: false };
    }
}
function nameBreaker(breaker) {
    if (!breaker.enabled)
        return 'off';
    return breaker.rollback ? 'on' : 'on-without-rollback';
}
function describeChange(name, from, to) {
    return from === to ? [] : [`${name}: ${from} → ${to}`];
}

;// CONCATENATED MODULE: ./lib/rollout/task-needs.js

/**
 * What one task of a revision asks of its container instance: the task's own CPU and memory, else the sum of its
 * containers', and the host ports that it fixes. Tasks in awsvpc mode have addresses of their own and hold no port.
 */
function readTaskNeeds(described) {
    const containers = listObjects(described.containerDefinitions);
    const sum = (amountOf) => containers.reduce((total, container) => total + amountOf(container), 0);
    const mappings = described.networkMode === 'awsvpc' ? [] : containers.flatMap((one) => listObjects(one.portMappings));
    const isHost = described.networkMode === 'host';
    const fixed = mappings.map(({ hostPort, containerPort, protocol }) => ({
        // In host mode the host port is the container port, which a document that was never registered may not say.
        port: Number(hostPort ?? (isHost ? containerPort : undefined) ?? 0),
        isUdp: protocol === 'udp',
    }));
    return {
        cpu: readSize(described.cpu, 'vcpu') || sum((one) => Number(one.cpu ?? 0)),
        memoryMiB: readSize(described.memory, 'gb') || sum((one) => Number(one.memoryReservation ?? one.memory ?? 0)),
        tcpPorts: fixed.flatMap(({ port, isUdp }) => (port > 0 && !isUdp ? [port] : [])),
        udpPorts: fixed.flatMap(({ port, isUdp }) => (port > 0 && isUdp ? [port] : [])),
    };
}
/** `"1 vCPU"` and `"2GB"` are 1024 times as much (ECS API reference, RegisterTaskDefinition); 0 when it does not say. */
function readSize(size, large) {
    const read = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(String(size ?? ''));
    return Number(read?.[1] ?? 0) * (read?.[2]?.toLowerCase() === large ? 1024 : 1);
}
function listObjects(value) {
    return Array.isArray(value) ? value.filter(json/* isJsonObject */.O) : [];
}

;// CONCATENATED MODULE: ./lib/forecast/prospect.js





/** Without any check a task counts as healthy so long after it turned RUNNING (ECS API reference, minimumHealthyPercent). */
const UNCHECKED_MS = 40_000;
/** The rollout with the room that is seen; with all the room it could want where none is. */
function toRollout({ found, next }, request) {
    const { service, serving, surroundings } = found;
    const { minimumHealthyPercent, maximumPercent } = planConfiguration(service, request);
    const { room } = surroundings;
    return {
        desired: request.desiredCount ?? service.desired,
        minimumHealthyPercent,
        maximumPercent,
        tasks: room === undefined ? imagineTasks(service.running) : room.tasks.map(toPresentTask),
        presentNeeds: readTaskNeeds(serving.described),
        nextNeeds: readTaskNeeds(next),
        capacity: listCapacity(found),
        sizes: listSizes(found),
        mayUseDynamicPorts: (next.networkMode ?? 'bridge') === 'bridge',
        pace: readPace(found, next),
    };
}
/** The tasks of a service of which only the number is known. */
function imagineTasks(running) {
    return Array.from({ length: running }, (_, at) => ({ id: `present/${at}`, availabilityZone: '', phase: 'running' }));
}
function toPresentTask(task) {
    const { arn: id, availabilityZone, instanceArn } = task;
    const phase = isEnding(task) ? 'stopping' : task.lastStatus === 'RUNNING' ? 'running' : 'starting';
    return { id, availabilityZone, phase, ...(instanceArn === undefined ? {} : { instanceId: instanceArn }) };
}
function listCapacity({ surroundings: { room } }) {
    if (room === undefined)
        return { kind: 'unlimited' };
    const own = (arn) => room.tasks.filter((task) => task.instanceArn === arn).length;
    return { kind: 'instances', instances: room.instances.filter(isOpen).map((one) => toCapacity(one, own(one.arn))) };
}
/** Each size once, the smallest first. */
function listSizes({ surroundings: { room } }) {
    const bySize = new Map();
    for (const instance of (room?.instances ?? []).filter(isOpen)) {
        const size = `${instance.registeredCpu}/${instance.registeredMemoryMiB}`;
        if (!bySize.has(size))
            bySize.set(size, emptyCapacity(instance));
    }
    const measure = ({ remainingMemoryMiB, remainingCpu }) => remainingMemoryMiB + remainingCpu;
    return [...bySize.values()].sort((a, b) => measure(a) - measure(b));
}
/** A check may pass at its first look, and how long a container takes to stop is its own affair: both count a look. */
function readPace({ service, surroundings }, next) {
    const containers = prospect_listObjects(next.containerDefinitions);
    const isChecked = containers.some((one) => one.essential !== false && (0,json/* isJsonObject */.O)(one.healthCheck));
    const drainingMs = Math.ceil((surroundings.deregistrationDelayMs ?? 0) / LOOK_MS) * LOOK_MS;
    return {
        healthyMs: isChecked || service.loadBalancers.length > 0 ? LOOK_MS : UNCHECKED_MS,
        drainingMs: Math.max(LOOK_MS, drainingMs),
    };
}
function prospect_listObjects(value) {
    return Array.isArray(value) ? value.filter(json/* isJsonObject */.O) : [];
}
const FARGATE = new Set(['FARGATE', 'FARGATE_SPOT']);
/** Whether AWS Fargate runs the tasks: its room is not ours to see. */
function isFargate({ service }) {
    if (service.launchType === 'FARGATE')
        return true;
    const providers = listProviders(service);
    return providers.length > 0 && providers.every((name) => FARGATE.has(name));
}
function listProviders({ capacityProviderStrategy = [] }) {
    return capacityProviderStrategy.map(({ capacityProvider }) => String(capacityProvider));
}
/** Why the tasks of today are not those that the rollout will start from; undefined when they are. */
function findUnrest({ found }) {
    const { service, serving, surroundings } = found;
    const [primary, ...others] = service.deployments;
    if (others.length > 0 || primary?.rolloutState === 'IN_PROGRESS')
        return 'another deployment is under way';
    const isForeign = (task) => task.revisionArn !== serving.arn;
    if (surroundings.room?.tasks.some(isForeign) === true)
        return 'tasks of more than one revision run';
    return undefined;
}
/** What would have to be known of the room; undefined when all that counts is. */
function findMissing(prospect) {
    const { service, surroundings } = prospect.found;
    if (isFargate(prospect.found))
        return undefined;
    if (service.schedulingStrategy !== 'REPLICA')
        return `services of strategy ${service.schedulingStrategy} are not forecast`;
    const providers = listProviders(service);
    if (providers.length > 0)
        return `capacity provider ${providers.join(', ')} may add container instances`;
    if (service.launchType === 'EXTERNAL')
        return 'tasks run on external instances';
    const constraints = [...service.placementConstraints.map(({ type }) => type), ...listConstraints(prospect.next)];
    if (constraints.length > 0)
        return `placement constraint ${constraints.join(', ')} is not evaluated`;
    if (needsDevices(prospect.next))
        return 'GPUs and accelerators are not counted';
    if (surroundings.room === undefined)
        return 'the container instances could not be read';
    return undefined;
}
function listConstraints(next) {
    return prospect_listObjects(next.placementConstraints).map(({ type }) => String(type));
}
function needsDevices(next) {
    const containers = prospect_listObjects(next.containerDefinitions);
    return containers.some((container) => prospect_listObjects(container.resourceRequirements).length > 0);
}

;// CONCATENATED MODULE: ./lib/rollout/shortage.js
/** Why a rollout cannot move, in words: the same before the update and while it is followed. */


/** `minimumHealthyPercent 100 keeps 4 of 4 tasks in service` */
function describeKept({ desired, minimumHealthyPercent }) {
    const lower = lowerBound(desired, minimumHealthyPercent);
    return `minimumHealthyPercent ${minimumHealthyPercent} keeps ${lower} of ${desired} tasks in service`;
}
/** `maximumPercent 100 allows 4 tasks` */
function describeAllowed({ desired, maximumPercent }) {
    return `maximumPercent ${maximumPercent} allows ${upperBound(desired, maximumPercent)} tasks`;
}
/** What the container instances lack for one more task; undefined when one of them has room. */
function describeShortage(needs, instances) {
    if (instances.length === 0)
        return 'The cluster has no container instance that takes tasks';
    const lacking = new Map();
    for (const instance of instances) {
        const { failure } = placeTask(needs, [instance]);
        if (failure === undefined)
            return undefined;
        lacking.set(failure.reason, [...(lacking.get(failure.reason) ?? []), instance]);
    }
    const parts = [...lacking].map(([reason, those]) => describeLack(reason, needs, { those, total: instances.length }));
    return `Each new task needs ${parts.join(', and ')}`;
}
function describeLack(reason, needs, { those, total }) {
    const where = count(those.length, total);
    switch (reason) {
        case 'NO_INSTANCES':
            return 'a container instance that takes tasks';
        case 'PORTS': {
            const ports = [...needs.tcpPorts, ...needs.udpPorts];
            return `host port${ports.length === 1 ? '' : 's'} ${ports.join(', ')}, held on ${where}`;
        }
        case 'MEMORY': {
            const most = Math.max(...those.map(({ remainingMemoryMiB }) => remainingMemoryMiB));
            return `${needs.memoryMiB} MiB of memory, not left on ${where} (${most} MiB at most)`;
        }
        case 'CPU': {
            const most = Math.max(...those.map(({ remainingCpu }) => remainingCpu));
            return `${needs.cpu} CPU units, not left on ${where} (${most} at most)`;
        }
        case 'ATTRIBUTE':
            return `attributes that are not on ${where}`;
        case 'MEMBER_OF':
            return `an instance that its memberOf constraints select, and not ${where}`;
        case 'DISTINCT_INSTANCE':
            return `an instance without a task of its group (distinctInstance), and one is on ${where}`;
    }
}
function count(some, total) {
    if (total === 1)
        return 'the one container instance';
    return `${some === total ? `all ${total}` : `${some} of ${total}`} container instances`;
}

;// CONCATENATED MODULE: ./lib/forecast/words.js
/** The forecast in words. */

const PARTS = { health: 'waiting for new tasks to be healthy', draining: 'draining the connections of old tasks' };
function describeProgress(forecast, rollout) {
    const { waves, fewestInService, mostTasks, leastMs, biggestPart } = forecast;
    if (rollout.desired === 0)
        return 'The desired count is 0: no new task is started.';
    const serving = fewestInService === 0
        ? 'nobody serves for a while'
        : `never fewer than ${words_count(fewestInService, 'task')} in service`;
    return (`The rollout ${describePlace(rollout)}takes ${words_count(waves, 'wave')} at least: ${serving}, never more than ` +
        `${words_count(mostTasks, 'task')} at a time. It takes ${describeTime(leastMs)} at least, most of it ${PARTS[biggestPart]}.`);
}
/** Rounded down: it is a least time. */
function describeTime(ms) {
    return ms < 120_000 ? words_count(Math.floor(ms / 1000), 'second') : words_count(Math.floor(ms / 60_000), 'minute');
}
function describePlace({ capacity }) {
    return capacity.kind === 'unlimited' ? '' : `on the ${words_count(capacity.instances.length, 'container instance')} `;
}
/** Why a rollout stands still, as one sentence. */
function describeStandstill({ blocked, instances, replaced }, rollout) {
    const first = replaced === 0 ? '' : `After ${replaced} of ${words_count(rollout.desired, 'task')} it stops: `;
    const shortage = blocked.kind === 'bounds' ? undefined : describeShortage(rollout.nextNeeds, instances);
    const cause = shortage ?? describeAllowed(rollout);
    return `${first}${cause}, and ${describeKept(rollout)}.`;
}
/** `Set minimum-healthy-percent to 75 or less, or add one container instance.` */
function words_describeChanges(changes) {
    if (changes.length === 0)
        return 'No single change was found that lets it work: make the task smaller, or the container instances larger.';
    const [first = '', ...others] = changes.map(words_describeChange);
    return `${[first.charAt(0).toUpperCase() + first.slice(1), ...others].join(', or ')}.`;
}
function words_describeChange(change) {
    switch (change.kind) {
        case 'minimum-healthy-percent':
            if (change.percent === 0)
                return 'set minimum-healthy-percent to 0 (nobody serves for a while)';
            return `set minimum-healthy-percent to ${change.percent} or less`;
        case 'maximum-percent':
            return `set maximum-percent to ${change.percent} or more`;
        case 'instances': {
            const { remainingCpu, remainingMemoryMiB } = change.like;
            const size = change.isSmallest ? '' : ` with ${remainingCpu} CPU units and ${remainingMemoryMiB} MiB of memory`;
            return `add ${change.count === 1 ? 'one container instance' : `${change.count} container instances`}${size}`;
        }
        case 'dynamic-ports':
            return 'let ECS choose the host port (hostPort 0)';
    }
}
function words_count(some, what) {
    return `${some} ${what}${some === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./lib/forecast/service-forecast.js





const NOTHING = { lines: [], faults: [], notices: [] };
/** Says whether the rollout of a service can work on its cluster, and what it will be like. */
function forecastService(prospect, request) {
    const { service } = prospect.found;
    const strategy = (0,rollout_strategy/* readStrategy */.C)(service.deploymentConfiguration);
    if (strategy !== undefined)
        return forecastShift(strategy, service, request);
    if (!isRollout(prospect, request))
        return NOTHING;
    const rollout = toRollout(prospect, request);
    const forecast = foresee(prospect, rollout);
    const notices = noticeUnreadable(prospect);
    switch (forecast.kind) {
        case 'cannot-progress': {
            const text = `Service ${service.name} cannot roll out. ${describeStandstill(forecast.standstill, rollout)}`;
            const advice = words_describeChanges(forecast.changes);
            return { lines: [`${text} ${advice}`], faults: [{ text, advice }], notices };
        }
        case 'not-decidable':
            return {
                lines: [`Whether the rollout can work is not decidable here: ${forecast.missing}.`],
                faults: [],
                notices,
            };
        case 'will-progress': {
            const lines = [`${describeProgress(forecast, rollout)} ${describeLimits(prospect)}`];
            return { lines, faults: [], notices: [...notices, ...noticeTime(forecast.leastMs, service, request)] };
        }
    }
}
/** The same content again makes no deployment, unless it is forced. */
function isRollout({ found, next }, request) {
    return request.shouldForceNewDeployment || !isSameContent(found.serving.described, next);
}
/** What the two percents alone forbid needs no room to be seen. */
function foresee(prospect, rollout) {
    const unrest = findUnrest(prospect);
    if (unrest !== undefined)
        return { kind: 'not-decidable', missing: unrest };
    const missing = findMissing(prospect);
    if (missing === undefined)
        return forecastRollout(rollout);
    const roomy = forecastRollout({ ...rollout, capacity: { kind: 'unlimited' } });
    return roomy.kind === 'cannot-progress' ? roomy : { kind: 'not-decidable', missing };
}
function describeLimits({ found, next }) {
    if (isFargate(found))
        return 'Capacity and health are not forecast.';
    return next.networkMode === 'awsvpc' ? 'Network interfaces and health are not forecast.' : 'Health is not forecast.';
}
function noticeUnreadable({ found }) {
    const { service, surroundings } = found;
    if (surroundings.unreadable.length === 0)
        return [];
    const why = surroundings.unreadable.map((one) => one.why).join(' ');
    const text = `The rollout of service ${service.name} is forecast without what could not be read: ${why}`;
    return [{ level: 'notice', text }];
}
/** A rollout that is well may take longer than it is followed. */
function noticeTime(leastMs, service, request) {
    if (!request.shouldFollow || leastMs < request.followLimitMs)
        return [];
    const then = request.onFailure === 'leave' ? 'given up' : 'rolled back';
    const text = `Service ${service.name} takes ${describeTime(leastMs)} at least, and would be ${then} after ` +
        `${(0,rollout_strategy/* formatMinutes */.dp)(request.followLimitMs / 60_000)}.`;
    return [{ level: 'warning', text, advice: 'Make wait-for-minutes longer than that.' }];
}
function forecastShift(strategy, service, request) {
    const lines = [(0,rollout_strategy/* describeStrategy */.rz)(strategy), describeFleets(strategy, service, request)];
    return { ...NOTHING, lines, faults: findTimeFaults(strategy, service, request) };
}
/** A good deployment that cannot end within the limit would be taken back for it. */
function findTimeFaults(strategy, service, request) {
    const least = (0,rollout_strategy/* measureLeastMinutes */.NQ)(strategy);
    const limit = request.followLimitMs / 60_000;
    if (!request.shouldFollow || request.onFailure === 'leave' || least < limit)
        return [];
    const text = `Service ${service.name} takes ${(0,rollout_strategy/* formatMinutes */.dp)(least)} at least (${(0,rollout_strategy/* describeStrategy */.rz)(strategy)}), ` +
        `and would be rolled back after ${(0,rollout_strategy/* formatMinutes */.dp)(limit)}.`;
    return [
        { input: 'wait-for-minutes', text, advice: 'Make wait-for-minutes longer than that, or set on-failure to leave.' },
    ];
}
/** The percents do not rule such a rollout. */
function describeFleets(strategy, service, request) {
    const desired = request.desiredCount ?? service.desired;
    return (`All ${desired} new tasks start beside the ${service.running} old ones before any traffic moves; it takes ` +
        `${(0,rollout_strategy/* formatMinutes */.dp)((0,rollout_strategy/* measureLeastMinutes */.NQ)(strategy))} at least. Capacity, health and pauses are not forecast.`);
}

;// CONCATENATED MODULE: ./lib/ledger/plan-order.js
/** What the order of runs means for the plan: a run that a newer one has gone before is refused unless told otherwise. */
function planOrder({ staleBecause, downgradeBecause }, { shouldAllowStale }) {
    const notices = downgradeBecause === undefined ? [] : [warnOfDowngrade(downgradeBecause)];
    if (staleBecause === undefined)
        return { faults: [], notices };
    if (shouldAllowStale) {
        const text = `${staleBecause} It goes on all the same: allow-stale is true.`;
        return { faults: [], notices: [...notices, { level: 'warning', text }] };
    }
    const advice = 'Start a new run from the commit that should serve, go back with rollback-to, or set allow-stale to true.';
    return { faults: [{ text: staleBecause, advice }], notices };
}
/** Somebody may want it, so it goes on; nobody should find out by accident. */
function warnOfDowngrade(text) {
    return { level: 'warning', text, advice: 'If that was not meant, release the later one again.' };
}

;// CONCATENATED MODULE: ./lib/one-off-task/plan.js


/** Plans the one-off task. Faults are those that ECS would answer with after the revision was registered. */
function planOneOffTask(task, request, ground) {
    const network = chooseNetwork(task, ground);
    const unknown = listUnknownContainers(task, ground.document);
    const faults = [...('fault' in network ? [network.fault] : []), ...unknown];
    if ('fault' in network || faults.length > 0)
        return { faults };
    const { longestPauseMs } = request;
    return {
        plan: {
            cluster: ground.service?.clusterArn ?? request.cluster,
            startedBy: task.startedBy,
            shouldWait: task.shouldWait,
            limitMs: request.followLimitMs,
            ...(longestPauseMs === undefined ? {} : { longestPauseMs }),
            settings: {
                startedBy: task.startedBy,
                ...chooseCapacity(task, ground.service),
                ...network.settings,
                ...nameSettings(task),
            },
            document: ground.document,
            words: describePlan(task, request, ground),
        },
    };
}
/** An empty list is never sent. */
function nameSettings(task) {
    const { containerOverrides, tags, managedVolume } = task;
    return {
        ...(containerOverrides.length === 0 ? {} : { overrides: { containerOverrides } }),
        ...(tags.length === 0 ? {} : { tags }),
        ...(managedVolume === undefined
            ? {}
            : { volumeConfigurations: [{ name: managedVolume.name, managedEBSVolume: managedVolume.configuration }] }),
    };
}
/**
 * Strategy before launch type, inputs before the service. With nothing to say ECS takes the cluster's default strategy,
 * or EC2 where there is none (ECS API reference, RunTask).
 */
function chooseCapacity(task, service) {
    const { capacityProviderStrategy, launchType } = task;
    if (capacityProviderStrategy.length > 0)
        return { capacityProviderStrategy };
    if (launchType !== undefined)
        return { launchType };
    if (service?.capacityProviderStrategy !== undefined) {
        return { capacityProviderStrategy: service.capacityProviderStrategy };
    }
    return service?.launchType === undefined ? {} : { launchType: service.launchType };
}
/** Only tasks of network mode awsvpc take a network of their own, and they need one (ECS API reference, RunTask). */
function chooseNetwork(task, { document, service }) {
    const isAwsvpc = document.networkMode === 'awsvpc';
    if (!isAwsvpc)
        return task.subnets.length === 0 ? { settings: {} } : { fault: refuseSubnets(document) };
    const own = readAwsvpc(service?.networkConfiguration);
    if (task.subnets.length === 0 && own === undefined)
        return { fault: refuseNoNetwork(service) };
    const { subnets, securityGroups, assignPublicIp } = task;
    const base = subnets.length === 0 ? (own ?? {}) : { subnets, assignPublicIp: 'DISABLED' };
    const awsvpcConfiguration = {
        ...base,
        ...(securityGroups.length === 0 ? {} : { securityGroups }),
        ...(assignPublicIp === undefined ? {} : { assignPublicIp }),
    };
    return { settings: { networkConfiguration: { awsvpcConfiguration } } };
}
function readAwsvpc(network) {
    const own = network?.awsvpcConfiguration;
    return (0,json/* isJsonObject */.O)(own) ? own : undefined;
}
function refuseSubnets({ networkMode = 'bridge' }) {
    return {
        input: 'run-task-subnets',
        text: `The task definition has network mode ${(0,outside_text/* quoteOutsideText */.h)(String(networkMode), 40)}, and only awsvpc takes subnets.`,
        advice: 'Remove run-task-subnets, or set networkMode to awsvpc.',
    };
}
function refuseNoNetwork(service) {
    const where = service === undefined ? 'no service is given' : `service ${service.name} has none`;
    return {
        input: 'run-task-subnets',
        text: `The one-off task needs a network, since its network mode is awsvpc: no subnets are given, and ${where}.`,
        advice: 'Give run-task-subnets, and run-task-security-groups if wanted.',
    };
}
function listUnknownContainers(task, document) {
    const known = document.containerDefinitions.map(({ name }) => name);
    return nameOverridden(task)
        .filter((name) => !known.includes(name))
        .map((name) => ({
        input: 'run-task-container-overrides',
        text: `The task definition ${document.family} has no container ${(0,outside_text/* quoteOutsideText */.h)(name, 255)}.`,
        advice: `Name one of those that are there: ${known.join(', ')}.`,
    }));
}
function nameOverridden({ containerOverrides }) {
    return containerOverrides.map(({ name }) => String(name));
}
function describePlan(task, request, ground) {
    const minutes = request.followLimitMs / 60_000;
    const end = task.shouldWait
        ? `its essential containers must end with exit code 0 within ${minutes} minutes`
        : 'its end is not waited for';
    const before = request.services.length === 0 ? '' : ' before any service is updated';
    return [
        `a task of ${ground.document.family} runs once${before}; ${end}`,
        ...task.containerOverrides.map(describeOverride),
    ];
}
/** A command and the values of variables may be secret. */
function describeOverride(override) {
    const members = Object.keys(override).filter((member) => member !== 'name' && member !== 'environment');
    const variables = listNames(override.environment).map((name) => `environment variable ${name}`);
    const changed = [...members, ...variables].map((name) => (0,outside_text/* quoteOutsideText */.h)(name, 255)).join(', ');
    return `container ${(0,outside_text/* quoteOutsideText */.h)(String(override.name), 255)} of the task: ${changed} overridden`;
}
function listNames(environment) {
    const entries = Array.isArray(environment) ? environment.filter(json/* isJsonObject */.O) : [];
    return entries.map(({ name }) => String(name));
}

;// CONCATENATED MODULE: ./lib/image/platform.js

/** As ECS calls them, in its own documents and in the attributes of container instances, by docker's names. */
const ARCHITECTURES = {
    X86_64: 'amd64',
    ARM64: 'arm64',
    x86_64: 'amd64',
    arm64: 'arm64',
};
/**
 * The document's runtimePlatform; what it leaves out is X86_64 and LINUX on Fargate (ECS Developer Guide, "Task definition
 * parameters", runtimePlatform). On other machines a document without it runs on whatever there is: what the
 * container instances say counts, and where they are not known nothing is wanted.
 */
function findWantedPlatforms(document, machines) {
    const said = (0,json/* isJsonObject */.O)(document.runtimePlatform) ? document.runtimePlatform : {};
    const os = nameSystem(said.operatingSystemFamily);
    const named = ARCHITECTURES[String(said.cpuArchitecture)];
    if (named !== undefined)
        return { platforms: [`${os}/${named}`], source: 'the task definition' };
    if (machines.isFargate)
        return { platforms: [`${os}/amd64`], source: 'Fargate, unless the task definition says ARM64,' };
    const found = machines.architectures.flatMap((architecture) => ARCHITECTURES[architecture] ?? []);
    if (found.length === 0)
        return undefined;
    const platforms = [...new Set(found.map((architecture) => `${os}/${architecture}`))].sort();
    return { platforms, source: 'the cluster with its container instances' };
}
/** `LINUX`, or one of `WINDOWS_SERVER_2022_CORE` and its like. */
function nameSystem(family) {
    return String(family ?? 'LINUX').startsWith('WINDOWS') ? 'windows' : 'linux';
}
/** Whether the images that a document names can run where its tasks will be. Images that it does not name do not count. */
function comparePlatforms(document, machines, images) {
    const wanted = findWantedPlatforms(document, machines);
    if (wanted === undefined)
        return { faults: [], notices: [] };
    const named = images.filter(({ reference }) => namesImage(document, reference));
    const faults = named.filter((image) => isKnown(image) && fitting(image, wanted) === 0);
    const notices = named.filter((image) => {
        const count = fitting(image, wanted);
        return count > 0 && count < wanted.platforms.length;
    });
    return {
        faults: faults.map((image) => refusePlatform(image, wanted)),
        notices: notices.map((image) => warnOfPlatform(image, wanted)),
    };
}
function namesImage({ containerDefinitions }, reference) {
    const containers = Array.isArray(containerDefinitions) ? containerDefinitions.filter(json/* isJsonObject */.O) : [];
    return containers.some(({ image }) => image === reference);
}
function isKnown({ platforms }) {
    return platforms.length > 0;
}
/** How many of the wanted platforms the image is there for. */
function fitting({ platforms }, wanted) {
    return wanted.platforms.filter((platform) => platforms.includes(platform)).length;
}
function refusePlatform(image, wanted) {
    const advice = `${adviseBuild(wanted)} Or set runtimePlatform in the task definition to that of the image.`;
    return { kind: 'input', message: platform_describe(image, wanted), advice };
}
function warnOfPlatform(image, wanted) {
    const text = `${platform_describe(image, wanted)} Tasks that are placed on the others will not start.`;
    return { level: 'warning', text, advice: adviseBuild(wanted) };
}
function platform_describe({ reference, platforms }, wanted) {
    const needed = wanted.platforms.join(' and ');
    return `The image ${reference} is for ${platforms.join(' and ')}, and ${wanted.source} needs ${needed}.`;
}
function adviseBuild({ platforms }) {
    return `Build it for that: platforms: ${platforms.join(',')}.`;
}

;// CONCATENATED MODULE: ./lib/task-definition/render.js



/**
 * Makes the next document. A variable that becomes a secret, or the other way round, leaves its old list, since ECS
 * refuses one name in both (ECS Developer Guide, secrets).
 * @returns faults when a container is not there or cannot be told, or when one is left without an image
 */
function renderTaskDefinition(base, edits) {
    const targets = chooseContainers(base, edits);
    if ('faults' in targets)
        return targets;
    const rendered = base.containerDefinitions.map((container) => renderContainer(container, pickEdits(container.name, edits, targets.names)));
    const document = { ...base, containerDefinitions: rendered.map(({ container }) => container) };
    const faults = checkImages(document);
    return faults.length > 0 ? { faults } : { document, changes: rendered.flatMap(({ changes }) => changes) };
}
function chooseContainers(base, edits) {
    const known = base.containerDefinitions.map((container) => container.name);
    const asked = [...edits.containerNames, ...edits.images.flatMap(({ container }) => container ?? [])];
    const absent = asked.filter((name) => !known.includes(name));
    if (absent.length > 0) {
        return refuseContainers(`has no container ${absent.join(', ')}`, `Name one of those that are there: ${known.join(', ')}`);
    }
    const isNeeded = edits.environment.length > 0 || edits.secrets.length > 0 || edits.images.some(hasNoContainer);
    if (edits.containerNames.length > 0 || !isNeeded)
        return { names: edits.containerNames };
    const essential = known.filter((_, index) => base.containerDefinitions[index]?.essential !== false);
    if (essential.length === 1)
        return { names: essential };
    return refuseContainers('has more than one essential container', `Name in container-name which is meant: ${essential.join(', ')}`);
}
function refuseContainers(problem, advice) {
    return { faults: [{ path: 'containerDefinitions', problem, advice }] };
}
function hasNoContainer(image) {
    return image.container === undefined;
}
function pickEdits(name, edits, targets) {
    const own = edits.images.find((image) => image.container === name)?.reference;
    if (!targets.includes(name))
        return { image: own, environment: [], secrets: [] };
    const common = edits.images.find(hasNoContainer)?.reference;
    return { image: own ?? common, environment: edits.environment, secrets: edits.secrets };
}
function renderContainer(container, edits) {
    const environment = mergeEntries(container.environment, 'value', edits);
    const secrets = mergeEntries(container.secrets, 'valueFrom', edits);
    const changes = [...render_describeImage(container.image, edits.image), ...environment.changes, ...secrets.changes];
    return {
        container: {
            ...container,
            ...(edits.image === undefined ? {} : { image: edits.image }),
            ...(environment.changes.length > 0 ? { environment: environment.entries } : {}),
            ...(secrets.changes.length > 0 ? { secrets: secrets.entries } : {}),
        },
        changes: changes.map((change) => `container ${container.name}: ${change}`),
    };
}
function render_describeImage(before, after) {
    if (after === undefined || after === before)
        return [];
    return [before === undefined ? `image ${after}` : `image ${(0,outside_text/* quoteOutsideText */.h)(before, 255)} → ${after}`];
}
function mergeEntries(before, member, edits) {
    const [asked, elsewhere] = member === 'value' ? [edits.environment, edits.secrets] : [edits.secrets, edits.environment];
    const noun = member === 'value' ? 'environment variable' : 'secret';
    const old = Array.isArray(before) ? before.filter(isEntry) : [];
    const gone = new Set(elsewhere.map(({ name }) => name));
    const names = new Set(old.map(({ name }) => name));
    const kept = old.filter(({ name }) => !gone.has(String(name))).map((entry) => replaceValue(entry, member, asked));
    const added = asked.filter(({ name }) => !names.has(name));
    const replaced = old.filter((entry) => !gone.has(String(entry.name)) && replaceValue(entry, member, asked) !== entry);
    return {
        entries: [...kept, ...added.map(({ name, value }) => ({ name, [member]: value }))],
        changes: [
            ...old.filter(({ name }) => gone.has(String(name))).map(({ name }) => `${noun} ${show(name)} removed`),
            ...replaced.map(({ name }) => `${noun} ${show(name)} changed`),
            ...added.map(({ name }) => `${noun} ${show(name)} added`),
        ],
    };
}
/** Names of entries may hold anything. */
function show(name) {
    return (0,outside_text/* quoteOutsideText */.h)(String(name), 255);
}
function isEntry(entry) {
    return (0,json/* isJsonObject */.O)(entry);
}
/** The same object when nothing changes. */
function replaceValue(entry, member, asked) {
    const next = asked.find(({ name }) => name === entry.name);
    return next === undefined || next.value === entry[member] ? entry : { ...entry, [member]: next.value };
}

;// CONCATENATED MODULE: ./lib/preview.js



/** Renders with what is known of the image: its faults are found before anything is built. */
function previewRevision(revision, request, seen) {
    if (revision.kind === 'existing')
        return { next: revision.revision.described, changes: [], faults: [], notices: [] };
    const reference = preview_nameImage(seen.image);
    const rendered = renderTaskDefinition(revision.base, editsOf(revision, request, reference));
    if ('document' in rendered) {
        const { document: next, changes } = rendered;
        const { faults, notices } = comparePlatforms(next, revision.machines, listSights(seen, reference));
        return { next, changes, faults, notices };
    }
    const refused = refuseDocument(rendered.faults);
    return { changes: [], faults: [refused], notices: [] };
}
/** The image that the plan leads to; its digest is not known before the push, and its host not before the repository. */
function preview_nameImage(image) {
    if (image === undefined || image.plan.kind === 'refuse')
        return undefined;
    const { plan, look } = image;
    return plan.kind === 'reuse' ? `${plan.uri}@${plan.digest}` : `${plan.uri ?? look.name}:${plan.tags[0] ?? 'latest'}`;
}
function listSights({ image, given }, reference) {
    return reference === undefined ? given : [{ reference, platforms: foreseePlatforms(image) }];
}
/** An image that was given and that nobody can pull. */
function refuseGone({ reference }) {
    return {
        kind: 'absent',
        message: `The image ${reference} is not in its registry.`,
        advice: 'Push it first, or give the tag or digest of one that is there.',
    };
}
/** Of an image that is there, or that will be built for named platforms; else only the build shows them. */
function foreseePlatforms(image) {
    return image?.plan.kind === 'reuse' ? image.plan.platforms : (image?.look.request.platforms ?? []);
}
/** What the request changes in the document of a revision, given the image that was built or found. */
function editsOf({ elsewhere }, request, built) {
    const own = built === undefined ? [] : [{ reference: built }];
    const given = request.image.kind === 'given' ? request.image.images : own;
    const images = given.filter(({ container }) => container === undefined || !elsewhere.includes(container));
    return { images, environment: request.environment, secrets: request.secrets, containerNames: request.containerNames };
}

;// CONCATENATED MODULE: ./lib/revisions.js


/** One document for all services, or one for each from the revision that serves it. */
function planRenders(found, updates) {
    const serving = found.services.map((service) => service.serving);
    const { document, documentArn } = found;
    if (document !== undefined) {
        const machines = findMachines(found.services);
        const origin = documentArn === undefined ? {} : { baseArn: documentArn };
        return [{ kind: 'render', base: document, ...origin, updates, serving, elsewhere: [], machines }];
    }
    const bases = serving.map(({ described }) => toRegistrable(described));
    return serving.map((revision, at) => {
        const base = toRegistrable(revision.described);
        return {
            kind: 'render',
            base,
            baseArn: revision.arn,
            updates: updates.slice(at, at + 1),
            serving: [revision],
            elsewhere: findElsewhere(base, bases),
            machines: findMachines(found.services.slice(at, at + 1)),
        };
    });
}
/** What the services run on: one that is not read adds nothing. */
function findMachines(services) {
    const instances = services.flatMap(({ surroundings }) => surroundings.room?.instances ?? []);
    const architectures = instances.flatMap(({ attributes }) => attributes['ecs.cpu-architecture'] ?? []);
    return { isFargate: services.some(isFargate), architectures: [...new Set(architectures)] };
}
function findElsewhere(base, all) {
    const own = new Set(base.containerDefinitions.map(({ name }) => name));
    return all.flatMap((one) => one.containerDefinitions.map(({ name }) => name)).filter((name) => !own.has(name));
}
/** Of a rollback: the revisions that the services return to. */
function planReturns(found, updates) {
    return found.services.flatMap(({ target }, at) => target === undefined ? [] : [{ kind: 'existing', revision: target.revision, updates: updates.slice(at, at + 1) }]);
}

// EXTERNAL MODULE: ./lib/rollout/cause-rules.js + 1 modules
var cause_rules = __nccwpck_require__(5647);
;// CONCATENATED MODULE: ./lib/rollout/patience.js

/** Clamp of the circuit breaker's threshold (ECS Developer Guide, deployment circuit breaker). */
const FEWEST = 3;
const MOST = 200;
/**
 * So many failed tasks of our deployment end it. Without a circuit breaker that is the number at which ECS's own would
 * open: half of the desired count, at least 3, at most 200. With one it is twice that number: ECS decides first, and
 * only what it does not count, such as tasks that run and then exit, comes so far.
 */
function choosePatience(desired, hasBreaker) {
    const usual = Math.min(MOST, Math.max(FEWEST, Math.ceil(desired / 2)));
    return hasBreaker ? 2 * usual : usual;
}
/** The patience for what a look shows: the circuit breaker's own threshold counts where ECS tells it. */
function measurePatience(look) {
    const hasBreaker = look.service?.circuitBreaker.enabled === true;
    const threshold = look.serviceDeployment?.circuitBreaker?.threshold;
    if (hasBreaker && threshold !== undefined && threshold > 0)
        return 2 * threshold;
    return choosePatience(look.service?.desired ?? 0, hasBreaker);
}
/** Stopped tasks that failed; those that the scheduler ended as planned are none. */
function countFailures(tasks) {
    return tasks.filter((task) => (0,cause_rules/* classifyTask */.U)(task) !== undefined).length;
}

;// CONCATENATED MODULE: ./lib/plan.js










/** Makes the plan of a run from what was asked and what was found. */
function planRun(request, found) {
    const image = found.image === undefined ? undefined : { look: found.image, plan: plan_planImage(found.image) };
    const orders = found.services.map((service) => planOrder(service, request));
    const updates = found.services.map((service) => planUpdate(service, request));
    const revisions = request.rollbackTo === undefined ? planRenders(found, updates) : planReturns(found, updates);
    const previews = revisions.map((revision) => previewRevision(revision, request, { image, given: found.given }));
    const forecasts = plan_foresee(found, previews, request);
    const task = planTask(request, found, revisions);
    return {
        ...(image === undefined ? {} : { image }),
        revisions,
        ...(task.plan === undefined ? {} : { task: task.plan }),
        words: describeAll(revisions, { previews, forecasts, request }),
        steps: [...(image === undefined ? [] : describeImagePlan(image.plan, image.look)), ...(task.plan?.words ?? [])],
        faults: [
            ...orders.flatMap(({ faults }) => faults),
            ...(image?.plan.kind === 'refuse' ? [toFault(image.plan.fault)] : []),
            ...found.given
                .filter(({ isGone }) => isGone)
                .map(refuseGone)
                .map(toFault),
            ...previews.flatMap((one) => one.faults).map(toFault),
            ...(task.faults ?? []),
            ...forecasts.flatMap(({ faults }) => faults),
        ],
        notices: [
            ...orders.flatMap(({ notices }) => notices),
            ...found.services.flatMap((service) => noticeService(service, request)),
            ...previews.flatMap(({ notices }) => notices),
            ...forecasts.flatMap(({ notices }) => notices),
        ],
    };
}
/** Of the first revision: with several services there may be more. */
function planTask(request, found, [first]) {
    if (request.oneOffTask === undefined || first?.kind !== 'render')
        return {};
    const service = found.services[0]?.service;
    const ground = { document: first.base, ...(service === undefined ? {} : { service }) };
    return planOneOffTask(request.oneOffTask, request, ground);
}
/** One forecast a service, in their order; one document serves all services, or each has its own. */
function plan_foresee(found, previews, request) {
    return found.services.map((service, at) => {
        const next = (previews.length === 1 ? previews[0] : previews[at])?.next;
        return next === undefined
            ? { lines: [], faults: [], notices: [] }
            : forecastService({ found: service, next }, request);
    });
}
function toFault(fault) {
    return { text: fault.message, advice: fault.advice };
}
function planUpdate(found, request) {
    const { configuration } = planConfiguration(found.service, request);
    return {
        service: found.service,
        history: found.history,
        ...(configuration === undefined ? {} : { configuration }),
        ...(request.desiredCount === undefined ? {} : { desiredCount: request.desiredCount }),
        shouldForce: request.shouldForceNewDeployment,
        ...(found.target?.wayBack === undefined ? {} : { wayBack: found.target.wayBack }),
    };
}
/** In the order of the services, which is that of the revisions and their updates. */
function describeAll(revisions, words) {
    const { previews, forecasts, request } = words;
    const updates = revisions.flatMap((revision, at) => revision.updates.map((update) => ({ revision, update, rendered: previews[at]?.changes ?? [] })));
    return updates.map(({ revision, update, rendered }, at) => {
        const { service } = update;
        const from = (0,task_definition_document/* nameRevision */.h)(service.revisionArn);
        const back = revision.kind === 'existing' ? [`revision: ${from} → ${(0,task_definition_document/* nameRevision */.h)(revision.revision.arn)}`] : [];
        return {
            name: service.name,
            changes: [...back, ...rendered, ...planConfiguration(service, request).changes, ...describeCount(update)],
            plan: [...describeWayBack(revision, update), ...(forecasts[at]?.lines ?? []), ...describeFollow(update, request)],
        };
    });
}
function describeWayBack(revision, update) {
    if (revision.kind !== 'existing')
        return [];
    const decision = decideUpdate(update, revision.revision.arn);
    if (decision.kind !== 'take-back')
        return [];
    const { deploymentId, revisionArn } = decision.wayBack;
    return [`Deployment ${deploymentId} of ${(0,task_definition_document/* nameRevision */.h)(revisionArn)} is under way: ECS is asked to take it back.`];
}
function describeCount(update) {
    const { desired } = update.service;
    if (update.desiredCount === undefined || update.desiredCount === desired)
        return [];
    return [`desired count: ${desired} → ${update.desiredCount}`];
}
/** How long a rollout is followed, and what ends it sooner. */
function describeFollow(update, request) {
    if (!request.shouldFollow)
        return [];
    const limit = `It is followed for ${request.followLimitMs / 60_000} minutes at most`;
    if (!request.shouldFailFast)
        return [`${limit}.`];
    const patience = choosePatience(update.desiredCount ?? update.service.desired, hasBreaker(update.service, request));
    return [`${limit}; a failure that cannot heal ends it at once, ${patience} failed tasks end it too.`];
}
function hasBreaker(service, request) {
    return request.circuitBreaker === 'keep' ? service.circuitBreaker.enabled : request.circuitBreaker !== 'off';
}
function noticeService(found, request) {
    const { service } = found;
    if (hasBreaker(service, request) || !request.shouldFollow)
        return [];
    return [
        {
            level: 'notice',
            text: `Service ${service.name} has no circuit breaker: nothing but this run would stop a bad rollout.`,
            advice: 'Set circuit-breaker to on.',
        },
    ];
}

;// CONCATENATED MODULE: ./lib/task-definition/register.js




const ATTEMPTS = 5;
const register_PAUSE_MS = 2_000;
/**
 * Gives the document a revision: the serving one or the family's newest if it holds the same content, else a new one.
 * RegisterTaskDefinition takes no client token, so a lost answer is looked for before the document is sent again.
 */
async function registerRevision(document, serving, world) {
    const same = serving.find((revision) => isSameDocument(document, revision));
    const reused = same ?? (await register_findNewest(document, world));
    if (reused !== undefined)
        return tellRegistration({ revision: reused, isReused: true }, world);
    const registered = await registerOnce(document, world, 1);
    refuseOtherImages(document, registered.revision);
    return tellRegistration(registered, world);
}
async function registerOnce(document, world, attempt) {
    try {
        return { revision: await world.ecs.register(document), isReused: false };
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (!mayRepeat(error) || attempt >= ATTEMPTS || world.signal.aborted)
            throw error;
        world.tell({ type: 'debug', text: `${error.message} Looking whether it was registered before sending it again.` });
        await world.clock.sleep(register_PAUSE_MS * attempt * (0.5 + world.clock.random()), world.signal);
        const found = await register_findNewest(document, world);
        return found === undefined ? registerOnce(document, world, attempt + 1) : { revision: found, isReused: false };
    }
}
/** ECS refuses two registrations of one family at a time with a ClientException (observed; not documented). */
function mayRepeat(error) {
    return error.kind === 'unreachable' || /too many concurrent attempts/i.test(error.message);
}
/** A run that was killed between register and update leaves the family's newest revision behind: it is taken up. */
async function register_findNewest(document, world) {
    const [newest] = await world.ecs.listRevisions(document.family, 1);
    if (newest === undefined)
        return undefined;
    const revision = await world.ecs.describeRevision(newest);
    return isSameDocument(document, revision) ? revision : undefined;
}
function isSameDocument(document, revision) {
    return revision.status === 'ACTIVE' && isSameContent(document, toRegistrable(revision.described));
}
/** What a service will be told to run is exactly what was asked for: images by digest, so by content. */
function refuseOtherImages(document, { arn, described }) {
    const images = new Map(document.containerDefinitions.map(({ name, image }) => [name, image]));
    const other = toRegistrable(described).containerDefinitions.find(({ name, image }) => images.get(name) !== image);
    if (other === undefined)
        return;
    throw new errors/* DeployError */.sH({
        kind: 'rejected',
        message: `ECS registered ${(0,task_definition_document/* nameRevision */.h)(arn)} with another image in the container ${other.name} than it was given: ${other.image ?? 'none'}.`,
        advice: 'Look for whatever changes requests between here and ECS; no service was updated.',
    });
}
function tellRegistration(registration, world) {
    const { revision, isReused } = registration;
    world.tell({ type: 'revision-registered', revision: (0,task_definition_document/* nameRevision */.h)(revision.arn), isReused });
    return registration;
}

;// CONCATENATED MODULE: ./lib/provide.js








/** Gives the plan its revision: renders, registers and tags, or takes the one that a rollback returns to. */
async function provideRevision(plan, source, world) {
    // The commit of a run that rolls back is not what serves then.
    if (plan.kind === 'existing') {
        return { arn: noteExisting(plan.revision.arn, world), entry: describeRun(world.origin) };
    }
    const edits = editsOf(plan, source.request, source.image?.reference);
    const rendered = renderTaskDefinition(plan.base, edits);
    if ('faults' in rendered)
        throw refuseDocument(rendered.faults);
    const { document, changes } = rendered;
    refuseOtherPlatform(document, plan.machines, source.image);
    const path = await writeDocument(document, world);
    const previous = plan.serving[0]?.arn;
    const known = { path, changes, ...(previous === undefined ? {} : { previousRevisionArn: previous }) };
    noteFirst(known, world);
    const { revision, isReused } = await registerRevision(document, plan.serving, world);
    noteFirst({ ...known, revisionArn: revision.arn, isReused }, world);
    const deployed = edits.images.map(({ reference }) => reference);
    const entry = describeDeploy(document, deployed, world);
    const origin = plan.baseArn === undefined ? {} : { baseArn: plan.baseArn };
    await tagRevision({ arn: revision.arn, isReused, ...origin }, entry, world.ledger);
    return { arn: revision.arn, entry };
}
/** @param deployed image references that this run put into the document */
function describeDeploy(document, deployed, world) {
    const { origin, digest } = world;
    const images = [...deployed, ...document.containerDefinitions.flatMap(({ image }) => image ?? [])];
    return { ...describeRun(origin), ...describeSource(origin), ...describeContent({ document, images }, digest) };
}
/** What the build made is known only now; all else was compared in the plan. */
function refuseOtherPlatform(document, machines, image) {
    const [fault] = comparePlatforms(document, machines, image === undefined ? [] : [image]).faults;
    if (fault !== undefined)
        throw new errors/* DeployError */.sH(fault);
}
function noteExisting(arn, world) {
    noteFirst({ revisionArn: arn, isReused: true, changes: [] }, world);
    return arn;
}
/** The outputs name one revision: with several services, the first. */
function noteFirst(facts, world) {
    const known = world.notes.record().taskDefinition;
    if (known?.revisionArn === undefined)
        world.notes.note({ taskDefinition: facts });
}
function writeDocument(document, world) {
    return world.files.writeTemporary('task-definition.json', `${JSON.stringify(document, null, 2)}\n`);
}

;// CONCATENATED MODULE: ./lib/rollout/hopeless.js


/**
 * Causes that no waiting heals: what has to change is the image, the task definition or a permission, and then it is
 * another revision, or another run. All others, such as an exit code, a health check or a throttled pull, get patience.
 */
const CANNOT_HEAL = new Set([
    'image-absent',
    'image-denied',
    'wrong-architecture',
    'command-absent',
    'command-not-executable',
    'user-absent',
    'directory-unusable',
    'secret-inaccessible',
    'log-group-inaccessible',
    'role-inaccessible',
    'port-held',
]);
/**
 * A network that did not answer, or a limit of calls, may do better at the next start. ECS cuts long reasons, so the
 * beginning of a text has to do: `RequestCanceled: request context canceled caused by: context deadli...` was observed.
 */
const hopeless_PASSING = /timeout|timed out|context (?:ca|dead)|request ?cancel|connection (?:reset|refused|issue)|send request failed|request send failed|network configuration|signal: killed|dial tcp|no such host|throttl|toomanyrequests|rate exceeded|internal server error|service unavailable/i;
/** Codes of containers that were told to end: they say nothing of who ended first. */
const TOLD_TO_END = new Set([undefined, 137, 143]);
/** The first of our stopped tasks whose cause cannot heal. */
function findHopeless(stoppedTasks) {
    const task = stoppedTasks.find((stopped) => isHopeless(stopped));
    return task === undefined ? undefined : { task, words: (0,diagnose/* describeStop */.Cw)(task).words };
}
/** What a person stopped says nothing of the image. */
function isHopeless(task) {
    const finding = (0,cause_rules/* classifyTask */.U)(task);
    if (finding === undefined || !CANNOT_HEAL.has(finding.kind))
        return false;
    if (finding.words.some((words) => hopeless_PASSING.test(words)))
        return false;
    return task.stopCode !== 'UserInitiated' && isCertain(finding, task);
}
/** By an exit code alone, it has to be the only one: a container that is not essential may end as it likes. */
function isCertain({ exitCode, containers }, task) {
    if (exitCode === undefined)
        return true;
    return task.containers.every((one) => containers.includes(one.name) || TOLD_TO_END.has(one.exitCode));
}

;// CONCATENATED MODULE: ./lib/rollout/memory.js

const NO_MEMORY = { wasOursSeen: false };
/** How long a service without rolloutState has to be at rest. */
const REST_MS = 30_000;
/** Folds one look into what is remembered. */
function rememberLook(memory, look, facts) {
    const ours = findOurs(look.service, facts);
    const isFailed = ours?.status === 'PRIMARY' && ours.rolloutState === 'FAILED';
    const failedSinceMs = isFailed ? (memory.failedSinceMs ?? look.atMs) : undefined;
    const restingId = findAtRest(look.service);
    const sinceMs = memory.atRest?.id === restingId ? memory.atRest?.sinceMs : undefined;
    return {
        wasOursSeen: memory.wasOursSeen || ours !== undefined,
        ...(failedSinceMs === undefined ? {} : { failedSinceMs }),
        ...(restingId === undefined ? {} : { atRest: { id: restingId, sinceMs: sinceMs ?? look.atMs } }),
    };
}
/** Behind a Classic load balancer ECS gives no rolloutState: then one deployment with all its tasks is all there is. */
function findAtRest(service) {
    const primary = findPrimary(service);
    if (service === undefined || primary === undefined || primary.rolloutState !== undefined)
        return undefined;
    const isWhole = service.running === service.desired && service.pending === 0 && service.deployments.length === 1;
    return isWhole ? primary.id : undefined;
}
/** At rest in two looks, half a minute apart: what shows once may be a moment between two steps. */
function isLongAtRest(memory, look, id) {
    const { atRest } = memory;
    return atRest !== undefined && atRest.id === id && look.atMs - atRest.sinceMs >= REST_MS;
}

;// CONCATENATED MODULE: ./lib/rollout/judge.js






/** Reads may lag a write: what is not seen for so long after the update is "not visible yet" (ECS API, RunTask). */
const LAG_MS = 60_000;
const PROGRESSING = (reason) => ({ verdict: 'progressing', reason });
/**
 * What one look means. Judged by deployment ids and the service deployment's status, never by event texts, counts
 * alone or revision names. The first rule that fits wins; words of ECS that are not known here are progress.
 */
function judge(facts, look, memory) {
    return (judgeService(look) ??
        judgeSuccess(facts, look, memory) ??
        judgeRollback(facts, look, memory) ??
        judgeSuperseded(facts, look) ??
        judgeFailure(facts, look, memory) ??
        judgeHopeless(facts, look) ??
        judgeLimit(facts, look) ??
        PROGRESSING(judge_describeProgress(facts, look)));
}
function judgeService(look) {
    if (look.service === undefined) {
        if (look.atMs < LAG_MS)
            return PROGRESSING('The service is not visible yet.');
        return { verdict: 'failed', reason: 'The service is gone: ECS does not know it any more.' };
    }
    if (look.service.status === 'ACTIVE')
        return undefined;
    return { verdict: 'failed', reason: `The service is ${look.service.status}: it was deleted during the rollout.` };
}
function judgeSuccess(facts, look, memory) {
    const ours = findOurs(look.service, facts);
    const revision = (0,task_definition_document/* nameRevision */.h)(facts.revisionArn);
    if (!facts.isNewDeployment)
        return judgeSettled(facts, look.service);
    const isSuccessful = look.serviceDeployment?.status === 'SUCCESSFUL';
    const isCompleted = ours?.status === 'PRIMARY' && ours.rolloutState === 'COMPLETED' && !(0,rollout_strategy/* isShiftUnderWay */.yz)(look);
    const isResting = ours !== undefined && isLongAtRest(memory, look, facts.ourId);
    if (!isSuccessful && !isCompleted && !isResting)
        return undefined;
    if (look.service?.desired === 0) {
        return { verdict: 'steady', reason: `${revision} is deployed with 0 tasks: no task ran, so nothing was proven.` };
    }
    return { verdict: 'steady', reason: `${revision} serves: ECS completed deployment ${facts.ourId}.` };
}
/** No deployment of our own: the PRIMARY was complete already, so the counts have to arrive as well. */
function judgeSettled(facts, service) {
    const ours = findOurs(service, facts);
    if (service === undefined || ours?.status !== 'PRIMARY' || ours.rolloutState !== 'COMPLETED')
        return undefined;
    if (service.running !== service.desired || service.pending > 0 || service.deployments.length > 1)
        return undefined;
    return { verdict: 'steady', reason: `${(0,task_definition_document/* nameRevision */.h)(facts.revisionArn)} serves with ${service.desired} tasks.` };
}
function judgeRollback(facts, look, memory) {
    const status = look.serviceDeployment?.status;
    const why = look.serviceDeployment?.statusReason ?? look.serviceDeployment?.rollbackReason;
    if (status === 'ROLLBACK_FAILED') {
        return { verdict: 'failed', reason: `The rollout failed, and so did ECS's rollback${because(why)}.` };
    }
    const primary = findReturned(facts, look, memory);
    const back = primary === undefined ? 'the previous revision' : (0,task_definition_document/* nameRevision */.h)(primary.revisionArn);
    const isBack = primary?.rolloutState === 'COMPLETED' && !(0,rollout_strategy/* isShiftUnderWay */.yz)(look);
    const isComplete = isBack || isLongAtRest(memory, look, primary?.id ?? '');
    if (status === 'ROLLBACK_SUCCESSFUL' || isComplete) {
        const ours = (0,task_definition_document/* nameRevision */.h)(facts.revisionArn);
        return { verdict: 'rolled-back', reason: `ECS gave up ${ours} and ${back} serves again${because(why)}.` };
    }
    if (primary !== undefined)
        return PROGRESSING(`ECS is rolling back to ${back}.`);
    if (status?.startsWith('ROLLBACK_') === true)
        return PROGRESSING('ECS is rolling back.');
    return undefined;
}
/** The deployment that was there before ours and is PRIMARY again, once that cannot be a stale read. */
function findReturned(facts, look, memory) {
    const primary = findPrimary(look.service);
    const isBack = primary !== undefined && primary.id !== facts.ourId && facts.idsBefore.includes(primary.id);
    const isCertain = memory.wasOursSeen || look.atMs >= LAG_MS;
    return isBack && isCertain ? primary : undefined;
}
function judgeSuperseded(facts, look) {
    const primary = findPrimary(look.service);
    const isForeign = primary !== undefined && primary.id !== facts.ourId && !facts.idsBefore.includes(primary.id);
    if (!isForeign || primary.createdAt < facts.createdAt)
        return undefined;
    const revision = (0,task_definition_document/* nameRevision */.h)(primary.revisionArn);
    return {
        verdict: 'superseded',
        reason: `Deployment ${primary.id} of ${revision} took over while ${facts.ourId} was under way.`,
    };
}
function judgeFailure(facts, look, memory) {
    const ours = findOurs(look.service, facts);
    if (ours?.rolloutState !== 'FAILED' || look.service === undefined)
        return undefined;
    const willRollBack = (0,rollout_strategy/* isRollbackDue */.vB)(look) && facts.hasWayBack;
    // ECS marks the failure and turns back in one move, so a FAILED that stays PRIMARY has no way back.
    const isStalled = memory.failedSinceMs !== undefined && look.atMs - memory.failedSinceMs >= LAG_MS;
    if (willRollBack && !isStalled)
        return undefined;
    return {
        verdict: 'failed',
        reason: `ECS gave up ${(0,task_definition_document/* nameRevision */.h)(facts.revisionArn)}${because(ours.rolloutStateReason)}.`,
    };
}
/** A cause that no waiting heals ends the rollout at its first stopped task; the others when patience is used up. */
function judgeHopeless(facts, look) {
    const ours = findOurs(look.service, facts);
    if (!facts.shouldFailFast || ours?.status !== 'PRIMARY')
        return undefined;
    const hopeless = findHopeless(look.stoppedTasks);
    const revision = (0,task_definition_document/* nameRevision */.h)(facts.revisionArn);
    if (hopeless !== undefined) {
        return { verdict: 'failed', reason: `${revision} cannot start, and waiting would not help: ${hopeless.words}.` };
    }
    const patience = measurePatience(look);
    const failures = countFailures(look.stoppedTasks);
    if (failures < patience)
        return undefined;
    return { verdict: 'failed', reason: `${failures} tasks of ${revision} failed; patience ends at ${patience}.` };
}
function judgeLimit(facts, look) {
    if (look.atMs < facts.limitMs)
        return undefined;
    const minutes = Math.round(facts.limitMs / 6_000) / 10;
    return {
        verdict: 'timed-out',
        reason: `${(0,task_definition_document/* nameRevision */.h)(facts.revisionArn)} was not steady after ${minutes} minutes; ${describeStanding(look)}.`,
    };
}
function describeStanding({ serviceDeployment }) {
    const { hooks = [], lifecycleStage = '' } = serviceDeployment ?? {};
    const isPaused = hooks.some((hook) => hook.status === 'AWAITING_ACTION');
    if (isPaused)
        return `it is paused at ${lifecycleStage} until somebody answers`;
    return lifecycleStage === '' ? 'ECS goes on with it' : `ECS goes on with it at ${lifecycleStage}`;
}
function judge_describeProgress(facts, look) {
    const ours = findOurs(look.service, facts);
    if (ours === undefined)
        return 'Our deployment is not visible yet.';
    return `${ours.running} of ${ours.desired} new tasks run.`;
}
/** ECS's own words are put in brackets, without the full stop that would double ours. */
function because(words) {
    return words === undefined || words === '' ? '' : ` (${words.replace(/\.$/, '')})`;
}

;// CONCATENATED MODULE: ./lib/rollout/observe.js


/** Seldom enough for the request rates of an account that runs many deploys. */
const LISTING_MS = 20_000;
const NOTHING_KNOWN = { failedTasks: 0, listedAtMs: 0, stoppedTasks: [], unreadable: [] };
/**
 * Looks once: the service, its service deployment, and our stopped tasks when their number grew.
 * @throws DeployError when the service cannot be read, or its service deployment gets no answer; what is denied is named
 * in `unreadable`
 */
async function observe(ecs, sight, before) {
    const service = await ecs.describeService(sight.cluster, sight.service);
    const denied = [...before.unreadable];
    const serviceDeployment = await orDenied(denied, 'ecs:DescribeServiceDeployments', () => readServiceDeployment(ecs, sight, before.serviceDeploymentArn));
    const failedTasks = countFailed(service, sight, serviceDeployment);
    const isDue = failedTasks > before.failedTasks || isListingDue(service, sight, before);
    const listed = isDue
        ? await orDenied(denied, 'ecs:ListTasks', () => ecs.stoppedTasks(sight.cluster, sight.service, sight.facts.ourId)).catch(leaveToNextLook)
        : undefined;
    const stoppedTasks = listed ?? before.stoppedTasks;
    const arn = serviceDeployment?.arn ?? before.serviceDeploymentArn;
    return {
        observation: { atMs: before.atMs, service, serviceDeployment, stoppedTasks, unreadable: denied },
        known: {
            ...(arn === undefined ? {} : { serviceDeploymentArn: arn }),
            // A failure counts as known only once its task was seen: the list may lag the count.
            failedTasks: stoppedTasks.length >= failedTasks ? failedTasks : before.failedTasks,
            listedAtMs: listed === undefined ? before.listedAtMs : before.atMs,
            stoppedTasks,
            unreadable: denied,
        },
    };
}
/** ECS does not count tasks that stop after they ran, so while ours are not all there the list is asked now and then. */
function isListingDue(service, sight, before) {
    const ours = findOurs(service, sight.facts);
    const isWhole = ours === undefined || ours.running >= ours.desired;
    return !isWhole && before.atMs - before.listedAtMs >= LISTING_MS;
}
/** The deployment's count and the breaker's: the count leaves with the deployment when ECS rolls back. */
function countFailed(service, sight, serviceDeployment) {
    const ours = findOurs(service, sight.facts);
    return Math.max(ours?.failed ?? 0, serviceDeployment?.circuitBreaker?.failureCount ?? 0);
}
async function readServiceDeployment(ecs, sight, known) {
    const arn = known ?? (await findServiceDeployment(ecs, sight));
    return arn === undefined ? undefined : ecs.describeServiceDeployment(arn);
}
/** Ours is the oldest that was not there before the update and rolls out our revision. */
async function findServiceDeployment(ecs, sight) {
    if (!sight.facts.isNewDeployment)
        return undefined;
    const listed = await ecs.serviceDeployments(sight.cluster, sight.service, 20);
    const isOurs = (one) => !sight.serviceDeploymentsBefore.has(one.arn) && one.targetRevisionArn === sight.facts.revisionArn;
    return listed.findLast(isOurs)?.arn;
}
/**
 * What we can do without: denied is noted once and not asked again. No answer is no denial: without the service
 * deployment a newer one would hide how ours had ended, so such a look does not count.
 */
async function orDenied(denied, action, read) {
    if (denied.some((one) => one.action === action))
        return undefined;
    try {
        return await read();
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'cancelled' || error.kind === 'internal' || error.kind === 'unreachable')
            throw error;
        denied.push({ action, why: error.message });
        return undefined;
    }
}
/** Stopped tasks are evidence, not the verdict: a look is good without them. */
function leaveToNextLook(error) {
    if ((0,errors/* asDeployError */.y0)(error).kind !== 'unreachable')
        throw error;
    return undefined;
}

;// CONCATENATED MODULE: ./lib/rollout/course.js

const NO_COURSE = { stage: '', hooks: new Map(), alarms: new Set() };
/** Compares a look's service deployment with what was told before. */
function findCourse(told, look) {
    const { service, serviceDeployment: deployment, atMs } = look;
    if (service === undefined || deployment === undefined)
        return { told, events: [] };
    const when = { service: service.name, atMs };
    const { entered, stage } = enterStage(deployment, service);
    const hooks = deployment.hooks.map((hook) => placeHook(hook, told, deployment));
    const isNews = ({ hook }) => isWorthTelling(hook, told.hooks.get(hook.id));
    const alarms = (deployment.alarms?.triggered ?? []).filter((name) => !told.alarms.has(name));
    return {
        told: {
            stage,
            hooks: new Map(hooks.map((placed) => [placed.hook.id, rememberHook(placed, told.hooks.get(placed.hook.id))])),
            alarms: new Set([...told.alarms, ...alarms]),
        },
        events: [
            ...(entered === undefined || stage === told.stage
                ? []
                : [{ type: 'stage-entered', ...when, ...entered }]),
            ...(alarms.length === 0 ? [] : [{ type: 'alarms-triggered', ...when, alarms }]),
            ...hooks.filter(isNews).map((placed) => {
                return { type: 'hook-changed', ...when, serviceDeploymentArn: deployment.arn, ...placed };
            }),
        ],
    };
}
function enterStage(deployment, service) {
    const { lifecycleStage: stage, productionTraffic: traffic } = deployment;
    if (stage === undefined)
        return { stage: '' };
    const isBack = isRollingBack(deployment);
    const bakeMinutes = stage === 'BAKE_TIME' ? (0,rollout_strategy/* readStrategy */.C)(service.deploymentConfiguration)?.bakeMinutes : undefined;
    const entered = {
        stage,
        isBack,
        ...(traffic === undefined ? {} : { traffic }),
        ...(bakeMinutes === undefined ? {} : { bakeMinutes }),
    };
    return { entered, stage: JSON.stringify([stage, isBack, traffic]) };
}
function isRollingBack(deployment) {
    return deployment.status.startsWith('ROLLBACK_');
}
/** ECS does not say at which stage a hook runs: it is the one at which it shows for the first time. */
function placeHook(hook, told, deployment) {
    const known = told.hooks.get(hook.id);
    const stage = known === undefined && !isRollingBack(deployment) ? deployment.lifecycleStage : known?.stage;
    return stage === undefined ? { hook } : { hook, stage };
}
/** A success is news only after a pause. */
function isWorthTelling(hook, before) {
    if (hook.status === before?.status || hook.status === 'IN_PROGRESS')
        return false;
    return hook.status !== 'SUCCEEDED' || before?.hasWaited === true;
}
function rememberHook({ hook, ...place }, before) {
    const hasWaited = before?.hasWaited === true || hook.status === 'AWAITING_ACTION';
    return { status: hook.status, hasWaited, ...place };
}

;// CONCATENATED MODULE: ./lib/rollout/progress.js


/** Events that the service had before the update are nobody's news. */
function openTold(before) {
    return {
        eventIds: new Set(before.events.map((event) => event.id)),
        taskArns: new Set(),
        counts: '',
        course: NO_COURSE,
        earlierMs: 0,
    };
}
/** Compares a look with what was told before: each event and stopped task once, counts only when they change. */
function findNews(told, seen, facts) {
    const look = { ...seen, atMs: told.earlierMs + seen.atMs };
    const { service } = look;
    const stoppedTasks = look.stoppedTasks.filter((task) => !told.taskArns.has(task.arn));
    if (service === undefined)
        return { told, events: [], serviceEvents: [], stoppedTasks: [], course: [] };
    const serviceEvents = service.events.filter((event) => !told.eventIds.has(event.id)).toReversed();
    const counts = describeCounts(service);
    const isChanged = counts !== told.counts;
    const course = findCourse(told.course, look);
    const name = service.name;
    return {
        told: {
            ...told,
            eventIds: new Set([...told.eventIds, ...serviceEvents.map((event) => event.id)]),
            taskArns: new Set([...told.taskArns, ...stoppedTasks.map((task) => task.arn)]),
            counts,
            course: course.told,
        },
        events: [
            ...inOrder(name, serviceEvents, stoppedTasks),
            ...course.events,
            ...(isChanged ? [tellCounts(service, look, facts)] : []),
        ],
        serviceEvents,
        stoppedTasks,
        course: course.events,
        ...(isChanged ? { sample: takeSample(service, look, facts) } : {}),
    };
}
/** By ECS's own times, so that a stop stands before the start that answers it. */
function inOrder(service, events, tasks) {
    const dated = [
        ...events.map((event) => ({ at: event.at, told: { type: 'service-event', service, event } })),
        ...tasks.map((task) => ({ at: task.stoppedAt ?? 0, told: { type: 'task-stopped', service, task } })),
    ];
    return dated.toSorted((one, other) => one.at - other.at).map(({ told }) => told);
}
function describeCounts(service) {
    const each = service.deployments.map((one) => [
        one.id,
        one.status,
        one.desired,
        one.running,
        one.pending,
        one.failed,
    ]);
    return JSON.stringify([service.desired, each]);
}
function tellCounts(service, look, facts) {
    const { ours, others } = split(service, facts);
    return { type: 'counts', service: service.name, atMs: look.atMs, desired: service.desired, ours, others };
}
function takeSample(service, look, facts) {
    const { ours, others } = split(service, facts);
    return {
        atMs: look.atMs,
        desired: service.desired,
        lowerBound: lowerBound(service.desired, service.minimumHealthyPercent),
        oursRunning: ours?.running ?? 0,
        oursPending: ours?.pending ?? 0,
        othersRunning: others.reduce((sum, deployment) => sum + deployment.running, 0),
        failed: ours?.failed ?? 0,
    };
}
function split(service, facts) {
    const ours = service.deployments.find((deployment) => deployment.id === facts.ourId);
    const others = service.deployments.filter((deployment) => deployment !== ours);
    return { ours, others };
}

;// CONCATENATED MODULE: ./lib/rollout/stuck.js


/**
 * Why no move is possible, as one sentence; undefined when ECS could still start or stop a task. Every running task is
 * taken for healthy, which gives ECS the most room it can have: what cannot move even so cannot move at all.
 */
function explainStandstill(still) {
    const { service, needs, instances } = still;
    const [, ...others] = service.deployments;
    const lower = lowerBound(service.desired, service.minimumHealthyPercent);
    const upper = upperBound(service.desired, service.maximumPercent);
    const canStop = others.some((deployment) => deployment.running > 0) && service.running > lower;
    if (still.endingTasks > 0 || service.pending > 0 || canStop)
        return undefined;
    const cause = service.running >= upper ? describeAllowed(service) : describeShortage(needs, instances);
    return cause === undefined ? undefined : `${cause}, and ${describeKept(service)}.`;
}

;// CONCATENATED MODULE: ./lib/rollout/stand-still.js







/** Counts that have not changed for so long are worth the question whether they ever can. */
const STILL_MS = 60_000;
/** Asks about a standstill once it lasts, and again half as long after: between two reads things may have moved. */
async function doubtStanding(doubt, world) {
    const { look, sight, standing } = doubt;
    if (!sight.facts.shouldFailFast || look.atMs - standing.sinceMs < STILL_MS)
        return { standing };
    const judgement = await judgeStandstill(look, sight, world);
    if (judgement === undefined)
        return { standing: { sinceMs: look.atMs, isDoubtful: false } };
    const again = { sinceMs: look.atMs - STILL_MS / 2, isDoubtful: true };
    return standing.isDoubtful ? { standing: again, judgement } : { standing: again };
}
/**
 * Asks whether a rollout that does not move can move at all. Only where ECS places tasks on instances that we can see:
 * capacity providers may add some, and Fargate has its own.
 * @returns the verdict `stuck`, or undefined when a move is possible or cannot be ruled out
 */
async function judgeStandstill(look, sight, world) {
    const { service } = look;
    const primary = findPrimary(service);
    const isOurs = primary?.id === sight.facts.ourId && primary.running < primary.desired;
    if (service === undefined || !isOurs || service.launchType !== 'EC2')
        return undefined;
    // Then not the percents rule, and a pause, a hook or the bake time may hold it.
    if ((0,rollout_strategy/* readStrategy */.C)(service.deploymentConfiguration) !== undefined)
        return undefined;
    try {
        const revision = await world.ecs.describeRevision(sight.facts.revisionArn);
        const instances = await world.ecs.containerInstances(sight.cluster);
        const tasks = await world.ecs.serviceTasks(sight.cluster, sight.service);
        const endingTasks = tasks.filter(isEnding).length;
        const needs = readTaskNeeds(revision.described);
        const why = explainStandstill({
            service,
            needs,
            instances: instances.filter(isOpen).map((one) => toCapacity(one, 0)),
            endingTasks,
        });
        if (why === undefined)
            return undefined;
        return { verdict: 'stuck', reason: `${(0,task_definition_document/* nameRevision */.h)(sight.facts.revisionArn)} cannot move: ${why}` };
    }
    catch (thrown) {
        // Without these reads the limit ends the run, as it always did.
        world.tell({ type: 'debug', text: (0,errors/* asDeployError */.y0)(thrown).message });
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/rollout/follow.js







/** Without one good look for so long, the rollout is out of sight. */
const follow_PATIENCE_MS = 5 * 60_000;
/** A fault that passes sooner is nobody's news. */
const follow_QUIET_MS = 15_000;
/**
 * Looks, tells, judges and waits until there is a verdict, the run is told to end, or sight is lost.
 * @param earlier what was told of the service since the update, when it was followed before
 */
async function followRollout(rollout, world, earlier) {
    const startedAt = world.clock.now();
    let course = {
        memory: NO_MEMORY,
        known: NOTHING_KNOWN,
        told: earlier ?? openTold(rollout.before),
        lastGoodMs: 0,
        isSightLost: false,
        standing: { sinceMs: 0, isDoubtful: false },
    };
    while (!world.signal.aborted) {
        const atMs = world.clock.now() - startedAt;
        const step = await follow_lookOnce(rollout, world, { ...course, atMs });
        course = step.course;
        if (step.judgement.verdict !== 'progressing')
            return endWith(step.judgement.verdict, step.judgement.reason, course);
        await world.clock.sleep(pauseAfter(rollout, world, world.clock.now() - startedAt), world.signal);
    }
    const { ourId } = rollout.sight.facts;
    return endWith('cancelled', `The run was told to end; ECS goes on with deployment ${ourId}.`, course);
}
function endWith(verdict, reason, course) {
    const told = { ...course.told, earlierMs: course.told.earlierMs + course.lastGoodMs };
    return { verdict, reason, lastLook: course.lastLook, known: course.known, told };
}
function pauseAfter(rollout, world, atMs) {
    const { longestPauseMs } = rollout;
    const { limitMs } = rollout.sight.facts;
    const random = world.clock.random();
    return choosePause({ atMs, limitMs, random, ...(longestPauseMs === undefined ? {} : { longestPauseMs }) });
}
async function follow_lookOnce(rollout, world, course) {
    const { atMs } = course;
    try {
        const { observation, known } = await observe(world.ecs, rollout.sight, { ...course.known, atMs });
        if (course.isSightLost)
            world.tell({ type: 'sight-regained' });
        const memory = rememberLook(course.memory, observation, rollout.sight.facts);
        const told = tellNews(rollout, world, { told: course.told, observation });
        const judgement = judge(rollout.sight.facts, observation, memory);
        const hasMoved = told.counts !== course.told.counts || judgement.verdict !== 'progressing';
        const standing = hasMoved ? { sinceMs: atMs, isDoubtful: false } : course.standing;
        const doubted = await doubtStanding({ look: observation, sight: rollout.sight, standing }, world);
        return {
            course: {
                memory,
                known,
                told,
                lastLook: observation,
                lastGoodMs: atMs,
                isSightLost: false,
                standing: doubted.standing,
            },
            judgement: doubted.judgement ?? judgement,
        };
    }
    catch (thrown) {
        return withoutLook(rollout, world, { course, error: (0,errors/* asDeployError */.y0)(thrown) });
    }
}
function tellNews(rollout, world, seen) {
    const { facts, service: name } = rollout.sight;
    const news = findNews(seen.told, seen.observation, facts);
    for (const event of news.events)
        world.tell(event);
    const outcome = world.notes.record().services.find((one) => one.name === name);
    const { service } = seen.observation;
    world.notes.noteService(name, {
        events: [...(outcome?.events ?? []), ...news.serviceEvents],
        stoppedTasks: [...(outcome?.stoppedTasks ?? []), ...news.stoppedTasks],
        course: [...(outcome?.course ?? []), ...news.course],
        timeline: [...(outcome?.timeline ?? []), ...(news.sample === undefined ? [] : [news.sample])],
        ...(service === undefined
            ? {}
            : { desired: service.desired, running: service.running, serving: listServing(service) }),
        ...(seen.observation.serviceDeployment === undefined
            ? {}
            : { serviceDeploymentArn: seen.observation.serviceDeployment.arn }),
    });
    return news.told;
}
/** What serves: revisions with running tasks, PRIMARY first, as ECS orders them. */
function listServing(service) {
    const running = service.deployments.filter((deployment) => deployment.running > 0);
    return running.map((deployment) => ({ revisionArn: deployment.revisionArn, running: deployment.running }));
}
/** Only lost sight and the limit can end a run without a good look. */
function withoutLook(rollout, world, failed) {
    const { course, error } = failed;
    const { facts } = rollout.sight;
    const silentMs = course.atMs - course.lastGoodMs;
    if (error.kind !== 'unreachable')
        return { course, judgement: loseSight(facts.ourId, error.message) };
    if (silentMs >= follow_PATIENCE_MS)
        return { course, judgement: loseSight(facts.ourId, error.message) };
    if (course.atMs >= facts.limitMs) {
        return { course, judgement: { verdict: 'timed-out', reason: `No verdict within the limit: ${error.message}` } };
    }
    const shouldTell = silentMs >= follow_QUIET_MS && !course.isSightLost;
    if (shouldTell)
        world.tell({ type: 'sight-lost', why: error.message });
    return {
        course: { ...course, isSightLost: course.isSightLost || shouldTell },
        judgement: { verdict: 'progressing', reason: error.message },
    };
}
function loseSight(ourId, why) {
    return { verdict: 'unknown', reason: `Lost sight of deployment ${ourId} after the update was sent: ${why}` };
}

;// CONCATENATED MODULE: ./lib/rollout/start.js



const start_ATTEMPTS = 3;
const start_PAUSE_MS = 3_000;
/** Sends one UpdateService and names the deployment that it made. */
async function startRollout(request, world) {
    const { plan, revisionArn } = request;
    const { service } = plan;
    const update = {
        cluster: service.clusterArn,
        service: service.name,
        revisionArn,
        ...(plan.desiredCount === undefined ? {} : { desiredCount: plan.desiredCount }),
        ...(request.shouldForce ? { forceNewDeployment: true } : {}),
        ...(plan.configuration === undefined ? {} : { deploymentConfiguration: plan.configuration }),
    };
    const makesDeployment = request.shouldForce || revisionArn !== service.revisionArn;
    const answer = await updateOnce({ update, service, makesDeployment }, world, 1);
    const ours = findPrimary(answer);
    if (ours === undefined)
        throw noDeployment(service.name);
    const revision = (0,task_definition_document/* nameRevision */.h)(revisionArn);
    // Noted before it is told, so that the output is set even if the run is killed at the next moment.
    world.notes.noteService(service.name, { deploymentId: ours.id });
    world.tell({ type: 'update-sent', service: service.name, revision, deploymentId: ours.id });
    return describeRollout(request, { deploymentId: ours.id, createdAt: ours.createdAt, updated: answer });
}
/** UpdateService takes no client token: a lost answer is looked for, so that no second deployment is made. */
async function updateOnce(sending, world, attempt) {
    const { update, service } = sending;
    try {
        return await world.ecs.update(update);
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind !== 'unreachable' || attempt >= start_ATTEMPTS || world.signal.aborted)
            throw error;
        world.tell({
            type: 'debug',
            text: `${error.message} Looking whether the update happened before sending it again.`,
        });
        await world.clock.sleep(start_PAUSE_MS * attempt * (0.5 + world.clock.random()), world.signal);
        const now = await world.ecs.describeService(update.cluster, update.service);
        return now !== undefined && hasHappened(sending, now, service) ? now : updateOnce(sending, world, attempt + 1);
    }
}
/** A PRIMARY that was not there before and rolls out our revision is the deployment whose answer was lost. */
function hasHappened(sending, now, before) {
    const primary = findPrimary(now);
    const isNew = primary !== undefined && !before.deployments.some((deployment) => deployment.id === primary.id);
    return sending.makesDeployment && isNew && primary.revisionArn === sending.update.revisionArn;
}
/** Follows the deployment that is already under way as if it were ours. */
function adoptRollout(request, deploymentId) {
    const { service } = request.plan;
    const createdAt = service.deployments.find((deployment) => deployment.id === deploymentId)?.createdAt ?? 0;
    return describeRollout(request, { deploymentId, createdAt });
}
function describeRollout(request, identified) {
    const { plan, revisionArn } = request;
    const { service, history } = plan;
    const isAdopted = identified.updated === undefined;
    const idsBefore = service.deployments.map((deployment) => deployment.id);
    const facts = {
        ourId: identified.deploymentId,
        isNewDeployment: isAdopted || !idsBefore.includes(identified.deploymentId),
        revisionArn,
        idsBefore: idsBefore.filter((id) => id !== identified.deploymentId),
        createdAt: identified.createdAt,
        hasWayBack: service.deployments.some((one) => one.id !== identified.deploymentId && one.rolloutState === 'COMPLETED'),
        limitMs: request.limitMs,
        shouldFailFast: request.shouldFailFast,
    };
    const known = isAdopted ? history.filter((one) => one.arn !== service.currentServiceDeployment) : history;
    return {
        sight: {
            cluster: service.clusterArn,
            service: service.name,
            facts,
            serviceDeploymentsBefore: new Set(known.map((one) => one.arn)),
        },
        before: service,
        ...(request.longestPauseMs === undefined ? {} : { longestPauseMs: request.longestPauseMs }),
    };
}
function noDeployment(service) {
    return new errors/* DeployError */.sH({
        kind: 'unsupported',
        message: `Service ${service} has no PRIMARY deployment after the update.`,
        advice: 'Slipway drives services of the ECS deployment controller.',
    });
}

;// CONCATENATED MODULE: ./lib/rollout/roll-back.js







const WAY_BACK_MS = 15 * 60_000;
/** How the way back is followed: what failed before does not end it, and a shift of traffic takes its pauses again. */
function planWayBack({ before }) {
    const strategy = (0,rollout_strategy/* readStrategy */.C)(before.deploymentConfiguration);
    const pausesMs = strategy === undefined ? 0 : (0,rollout_strategy/* measureLeastMinutes */.NQ)(strategy) * 60_000;
    return { limitMs: WAY_BACK_MS + pausesMs, shouldFailFast: false };
}
/** Ends that are for us to take back; only `failed` becomes `rolled-back` by it, the others keep their word. */
const TAKEN_BACK = new Set(['failed', 'timed-out', 'stuck']);
/** Whether a rollout that ended so is for us to take back. */
function shouldTakeBack(ending, rollout) {
    const isOurs = findPrimary(ending.lastLook?.service)?.id === rollout.sight.facts.ourId;
    const isOver = TAKEN_BACK.has(ending.verdict);
    return isOver && isOurs && rollout.sight.facts.isNewDeployment;
}
/**
 * Takes our deployment back: its service deployment is stopped with rollback, which is bound to it; only where ECS has
 * ended that already does an update bring the previous revision.
 */
async function takeBack(rollout, ending, world) {
    const { service } = rollout.sight;
    const previous = rollout.before.revisionArn;
    if (previous === rollout.sight.facts.revisionArn) {
        return { ...ending, reason: `${ending.reason} There is no other revision to go back to.` };
    }
    world.tell({ type: 'rollback-asked', service, why: ending.reason });
    try {
        const back = await sendBack(rollout, ending, world);
        return sumUp(ending, await followRollout(back, world, ending.told), previous);
    }
    catch (thrown) {
        return {
            ...ending,
            reason: `${ending.reason} The rollback could not be started: ${(0,errors/* asDeployError */.y0)(thrown).message}`,
        };
    }
}
async function sendBack(rollout, ending, world) {
    const deployment = ending.lastLook?.serviceDeployment;
    const { sight } = rollout;
    if (deployment !== undefined && isStoppable(deployment)) {
        await world.ecs.stopWithRollback(deployment.arn);
        return { ...rollout, sight: { ...sight, facts: { ...sight.facts, ...planWayBack(rollout) } } };
    }
    const now = await world.ecs.describeService(sight.cluster, sight.service);
    const isStillOurs = now !== undefined && findPrimary(now)?.id === sight.facts.ourId;
    return isStillOurs ? updateBack(rollout, now, world) : rollout;
}
/**
 * Asks ECS to roll our deployment back and does not wait: the run is being ended. Bound to our service deployment, so
 * that a newer run, which may be why this one ends, is not undone. Returns what is to be said of it.
 */
async function sendBackOnly(rollout, ending, world) {
    const arn = ending.known.serviceDeploymentArn;
    const deployment = ending.lastLook?.serviceDeployment;
    if (deployment?.status.startsWith('ROLLBACK_') === true)
        return 'ECS is rolling it back already.';
    if (arn === undefined || deployment === undefined || !isStoppable(deployment))
        return 'It could not be rolled back: its service deployment is not known.';
    world.tell({ type: 'rollback-asked', service: rollout.sight.service, why: ending.reason });
    try {
        await world.ecs.stopWithRollback(arn);
        return 'ECS was asked to roll it back.';
    }
    catch (thrown) {
        return `ECS did not take the rollback: ${(0,errors/* asDeployError */.y0)(thrown).message}`;
    }
}
function updateBack(rollout, now, world) {
    const plan = { service: now, history: [], shouldForce: false };
    const { longestPauseMs } = rollout;
    const pause = longestPauseMs === undefined ? {} : { longestPauseMs };
    const { revisionArn } = rollout.before;
    return startRollout({ plan, revisionArn, shouldForce: false, ...planWayBack(rollout), ...pause }, world);
}
function sumUp(ending, back, previousArn) {
    const previous = (0,task_definition_document/* nameRevision */.h)(previousArn);
    const isBack = back.verdict === 'rolled-back' || back.verdict === 'steady';
    const seen = { lastLook: back.lastLook ?? ending.lastLook, known: ending.known, told: back.told };
    if (!isBack)
        return { ...seen, verdict: ending.verdict, reason: `${ending.reason} Rolling back: ${back.reason}` };
    const reason = `${ending.reason} Slipway rolled it back; ${previous} serves again.`;
    return { ...seen, verdict: ending.verdict === 'failed' ? 'rolled-back' : ending.verdict, reason };
}

// EXTERNAL MODULE: ./lib/rollout/verdict.js
var verdict = __nccwpck_require__(4012);
;// CONCATENATED MODULE: ./lib/rollout/way-back.js





const way_back_ATTEMPTS = 3;
const way_back_PAUSE_MS = 3_000;
/**
 * Stops the deployment under way with rollback, bound to its service deployment: whoever has deployed meanwhile is not
 * undone. Where that is denied or ECS has ended the deployment already, it says what is due instead.
 *
 * @throws DeployError `unreachable` when no answer came to it, though it was repeated
 */
async function askBack(due, wayBack, world) {
    const { service } = due.plan;
    const [from, to] = [(0,task_definition_document/* nameRevision */.h)(wayBack.revisionArn), (0,task_definition_document/* nameRevision */.h)(due.revisionArn)];
    world.tell({
        type: 'rollback-asked',
        service: service.name,
        why: `deployment ${wayBack.deploymentId} of ${from} is under way, and ECS goes back from it to ${to}.`,
    });
    try {
        await way_back_stop(wayBack, world, 1);
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'unreachable' || error.kind === 'internal')
            throw error;
        if (!(await way_back_isTakenBack(wayBack, world))) {
            world.tell({ type: 'notice', text: `ECS did not take the rollback: ${error.message}`, advice: error.advice });
            return lookAgain(due, wayBack, world);
        }
    }
    return { kind: 'asked', back: openReturn(due, wayBack, world) };
}
function openReturn(due, wayBack, world) {
    const { serviceDeploymentArn, returnsToId } = wayBack;
    const { service } = due.plan;
    world.notes.noteService(service.name, { deploymentId: returnsToId, serviceDeploymentArn });
    const before = { ...service, currentServiceDeployment: serviceDeploymentArn };
    const request = { ...due, plan: { ...due.plan, service: before }, revisionArn: wayBack.revisionArn };
    const rollout = adoptRollout({ ...request, shouldFailFast: false }, wayBack.deploymentId);
    return { due, wayBack, rollout };
}
/** A stop is refused once ECS has gone back: by a stop whose answer was lost, or by its circuit breaker. */
async function way_back_isTakenBack({ serviceDeploymentArn }, world) {
    try {
        const status = (await world.ecs.describeServiceDeployment(serviceDeploymentArn))?.status ?? '';
        return status.startsWith('ROLLBACK_');
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind === 'internal')
            throw error;
        return false;
    }
}
/** May be repeated: a second stop of what is being taken back already changes nothing (ECS API reference). */
async function way_back_stop(wayBack, world, attempt) {
    try {
        await world.ecs.stopWithRollback(wayBack.serviceDeploymentArn);
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        if (error.kind !== 'unreachable' || attempt >= way_back_ATTEMPTS || world.signal.aborted)
            throw error;
        world.tell({ type: 'debug', text: `${error.message} Asking again: a rollback may be asked for twice.` });
        await world.clock.sleep(way_back_PAUSE_MS * attempt * (0.5 + world.clock.random()), world.signal);
        await way_back_stop(wayBack, world, attempt + 1);
    }
}
async function lookAgain(due, wayBack, world) {
    const { service } = due.plan;
    const now = await world.ecs.describeService(service.clusterArn, service.name);
    const primary = findPrimary(now);
    const isKnown = primary?.id === wayBack.deploymentId || primary?.revisionArn === due.revisionArn;
    if (now !== undefined && isKnown)
        return { kind: 'update', service: now };
    const revision = (0,task_definition_document/* nameRevision */.h)(primary?.revisionArn ?? service.revisionArn);
    return {
        kind: 'superseded',
        reason: `Somebody deployed ${revision} to ${service.name} before it could be rolled back; nothing was written.`,
    };
}
/**
 * Follows ECS's way back: `steady` once the target serves again. Where the deployment completed before it was stopped,
 * or ECS had nowhere to go back to, the update to the target is sent after all, once.
 */
async function followBack(back, world) {
    const { rollout, due, wayBack } = back;
    const ending = await followRollout(rollout, world);
    const told = retell(ending, back);
    if (told !== undefined)
        return { rollout, ending: { ...ending, ...told } };
    const isLeft = ending.verdict === 'steady' || ending.verdict === 'failed';
    const now = isLeft ? await world.ecs.describeService(rollout.sight.cluster, rollout.sight.service) : undefined;
    if (now === undefined || findPrimary(now)?.id !== wayBack.deploymentId)
        return { rollout, ending };
    world.tell({ type: 'notice', text: `ECS did not go back: ${ending.reason} The update is sent instead.` });
    const sent = await startRollout({ ...due, plan: { ...due.plan, service: now } }, world);
    return { rollout: sent, ending: await followRollout(sent, world, ending.told) };
}
/** The same end from the other side: what is followed is the deployment that is taken back. */
function retell({ verdict }, { due, wayBack }) {
    const [from, to] = [(0,task_definition_document/* nameRevision */.h)(wayBack.revisionArn), (0,task_definition_document/* nameRevision */.h)(due.revisionArn)];
    const what = `deployment ${wayBack.deploymentId} of ${from}`;
    if (verdict === 'rolled-back')
        return { verdict: 'steady', reason: `${to} serves again: ECS took ${what} back.` };
    if (verdict === 'cancelled')
        return { reason: `The run was told to end; ECS goes on with taking ${what} back.` };
    if (verdict !== 'timed-out')
        return undefined;
    const minutes = Math.round(due.limitMs / 6_000) / 10;
    return { reason: `${to} does not serve again after ${minutes} minutes; ECS goes on with taking ${what} back.` };
}

;// CONCATENATED MODULE: ./lib/rollout/fleet.js







/** What a service comes to when nobody follows it. */
function leaveService(started) {
    if (started.kind === 'judged')
        return started.ending;
    if (started.kind === 'return') {
        const { deploymentId, revisionArn } = started.back.wayBack;
        const what = `deployment ${deploymentId} of ${(0,task_definition_document/* nameRevision */.h)(revisionArn)}`;
        return { verdict: 'started', reason: `ECS was asked to take ${what} back; that is not followed.` };
    }
    const { ourId, revisionArn } = started.rollout.sight.facts;
    const reason = `Deployment ${ourId} of ${(0,task_definition_document/* nameRevision */.h)(revisionArn)} was started and is not followed.`;
    return { verdict: 'started', reason };
}
/** Follows one service to its verdict; takes a failed rollout back when that was asked for, and says why it failed. */
async function followService(started, after, world) {
    if (started.kind === 'judged')
        return started.ending;
    const { rollout, ending: seen } = await followStarted(started, world);
    if (seen.verdict === 'cancelled')
        return cancelRollout(rollout, { ending: seen, after }, world);
    if (verdict/* EXIT_CODES */.a[seen.verdict] === 0)
        return { verdict: seen.verdict, reason: seen.reason };
    const evidence = askWhy(rollout, seen, world);
    // A way back that failed is not taken back: where ECS did not go, the update was sent already.
    const isReturn = started.kind === 'return' && rollout === started.back.rollout;
    const isTakenBack = !isReturn && after.onFailure === 'rollback' && shouldTakeBack(seen, rollout);
    const ending = isTakenBack ? await takeBack(rollout, seen, world) : seen;
    fleet_explain(await evidence, world);
    return { verdict: ending.verdict, reason: `${ending.reason}${nameServing(ending)}` };
}
async function followStarted(started, world) {
    if (started.kind === 'return')
        return followBack(started.back, world);
    return { rollout: started.rollout, ending: await followRollout(started.rollout, world) };
}
async function cancelRollout(rollout, cancelled, world) {
    const { ending, after } = cancelled;
    const said = after.onCancel === 'rollback' ? await sendBackOnly(rollout, ending, world) : nameWatch(rollout, ending);
    return { verdict: 'cancelled', reason: `${ending.reason} ${said}` };
}
/** How the rollout that is left to ECS can be watched, and what stops it if it is bad. */
function nameWatch(rollout, ending) {
    const { cluster, service } = rollout.sight;
    const breaker = ending.lastLook?.service?.circuitBreaker ?? rollout.before.circuitBreaker;
    const guard = breaker.enabled ? 'Its circuit breaker is on.' : 'No circuit breaker stops it.';
    return `${guard} Watch it with: aws ecs describe-services --cluster ${(0,task_definition_document/* nameRevision */.h)(cluster)} --services ${service}`;
}
/** A red verdict says what serves now, unless its reason does. */
function nameServing(ending) {
    const service = ending.lastLook?.service;
    if (service === undefined || verdict/* EXIT_CODES */.a[ending.verdict] === 0 || ending.verdict === 'rolled-back')
        return '';
    return ` ${fleet_describeServing(service)}`;
}
function fleet_describeServing(service) {
    const serving = listServing(service).map(({ revisionArn, running }) => `${(0,task_definition_document/* nameRevision */.h)(revisionArn)} with ${running}`);
    return serving.length === 0 ? 'No task runs now.' : `Running now: ${serving.join(', ')}.`;
}
/** Asked for at once: a way back takes the unhealthy targets out of their group, and the tasks out of sight. */
function askWhy(rollout, ending, world) {
    const { cluster, service, facts } = rollout.sight;
    const outcome = world.notes.record().services.find((one) => one.name === service);
    const { loadBalancers } = ending.lastLook?.service ?? rollout.before;
    return gatherEvidence({
        cluster,
        service,
        deploymentId: facts.ourId,
        revisionArn: facts.revisionArn,
        events: outcome?.events ?? [],
        loadBalancers,
        lastLook: ending.lastLook,
    }, world);
}
function fleet_explain(evidence, world) {
    const { service } = evidence;
    const outcome = world.notes.record().services.find((one) => one.name === service);
    const noted = [...(outcome?.stoppedTasks ?? []), ...evidence.stoppedTasks];
    const stoppedTasks = [...new Map(noted.map((task) => [task.arn, task])).values()];
    const diagnosis = (0,diagnose/* diagnoseRollout */.M8)({ ...evidence, events: outcome?.events ?? evidence.events });
    world.notes.noteService(service, { stoppedTasks, diagnosis });
    world.tell({ type: 'diagnosed', service, diagnosis });
}
/** Worst first: the verdict of a run over several services is the worst of theirs. */
const WORST_FIRST = [
    'failed',
    'unknown',
    'stuck',
    'timed-out',
    'superseded',
    'rolled-back',
    'cancelled',
    'refused',
    'steady',
    'started',
    'planned',
    'unchanged',
];
/** The verdict of the run. With several services the reason names each that has it. */
function fleet_sumUp(endings) {
    const verdict = WORST_FIRST.find((word) => endings.some((ending) => ending.verdict === word)) ?? 'unchanged';
    const having = endings.filter((ending) => ending.verdict === verdict);
    const [only] = having;
    if (endings.length === 1 && only !== undefined)
        return { verdict, reason: only.reason };
    return { verdict, reason: having.map(({ name, reason }) => `${name}: ${reason}`).join(' ') };
}

;// CONCATENATED MODULE: ./lib/rollout/look-again.js



/**
 * Looks at the services again after a one-off task that was waited for: it may have taken long. The updates go on from
 * what is there now; where somebody has deployed meanwhile the run ends, since its revision was made from an older one.
 */
async function look_again_lookAgain(due, world) {
    const patience = openPatience(world);
    const fresh = [];
    for (const update of due) {
        const before = update.plan.service;
        const now = await patience(() => world.ecs.describeService(before.clusterArn, before.name));
        if (now === undefined || now.status !== 'ACTIVE')
            return endGone(before, now);
        if (findPrimary(now)?.id !== findPrimary(before)?.id)
            return endSuperseded(now);
        fresh.push({ ...update, plan: { ...update.plan, service: now } });
    }
    return fresh;
}
function endGone({ name }, now) {
    const how = now === undefined ? 'is gone' : `is ${now.status}`;
    return { verdict: 'failed', reason: `Service ${name} ${how} since the one-off task began; it was not updated.` };
}
function endSuperseded(now) {
    const revision = (0,task_definition_document/* nameRevision */.h)(findPrimary(now)?.revisionArn ?? now.revisionArn);
    const reason = `Somebody deployed ${revision} to ${now.name} while the one-off task ran; no service was updated. Run again to deploy over it.`;
    return { verdict: 'superseded', reason };
}

;// CONCATENATED MODULE: ./lib/rollout/give-way.js








/** Each needs a newer run that came within the last two calls; more than these have not come by then. */
const MOST_UPDATES = 3;
/**
 * Just after the update: where a newer run took its turn meanwhile, its revision is brought (back), and what is
 * returned says so in one sentence; undefined: the run stands, or somebody has replaced its deployment already.
 *
 * Why no order of runs ends with an older one's revision unasked: a run writes its turn (T), looks (L), updates (U) and
 * reads the turns of all (R), in this order; turns of runs that are near each other are tags of their own, so that none
 * is overwritten. Let U be the last update of all, by run A or by one that brought A's revision, and B a newer run. If
 * B's T was before R, R finds it, and another update follows, or B's deployment had replaced A's already: U was not the
 * last. If B's T was after R, it was after U, so B's L sees A's revision, and B updates: U was not the last. What
 * is left is a process that is killed between U and R, reads that lag behind writes, more than four runs of one
 * workflow at once, and tags that are denied: the API has no update under a condition.
 */
async function giveWay(due, rollout, world) {
    if (due.order !== 'keep' || !isOrdered(due.entry))
        return undefined;
    let brought = { turn: { entry: due.entry, revision: (0,task_definition_document/* nameRevision */.h)(due.revisionArn) }, rollout };
    for (let updates = 0; updates < MOST_UPDATES; updates += 1) {
        const newer = await findNewer(brought, world);
        if (newer === undefined || (await isReplaced(brought.rollout, world)))
            break;
        const reason = describeMeeting(newer, due, world);
        world.tell({ type: 'rollback-asked', service: due.plan.service.name, why: reason });
        try {
            brought = { turn: newer, rollout: await bring(newer, due, world), reason };
        }
        catch (thrown) {
            return `${reason} It could not be brought back: ${(0,errors/* asDeployError */.y0)(thrown).message}`;
        }
    }
    return brought.reason === undefined ? undefined : `${brought.reason} ${brought.turn.revision} is deployed again.`;
}
/** The newest run that came before the update; one that deploys the same revision has nothing to be brought back. */
async function findNewer({ turn, rollout }, world) {
    const { arn } = rollout.before;
    const standing = await readStanding(turn.entry, { arn, revisionArns: [] }, world.ledger);
    return standing.kind === 'stale' && standing.newer.revision !== turn.revision ? standing.newer : undefined;
}
/** Only what we own gives way: a deployment that another has replaced is out of our hands. */
async function isReplaced({ sight, before }, world) {
    const patience = openPatience(world);
    const now = await patience(() => world.ecs.describeService(sight.cluster, sight.service));
    const known = new Set([sight.facts.ourId, ...before.deployments.map(({ id }) => id)]);
    const primary = findPrimary(now);
    return primary !== undefined && !known.has(primary.id) && primary.createdAt >= sight.facts.createdAt;
}
/** The revision of the newer run, and nothing else: what else it asks of the service it sends itself. */
async function bring({ revision }, due, world) {
    const { service } = due.plan;
    const now = await world.ecs.describeService(service.clusterArn, service.name);
    const revisionArn = `${due.revisionArn.slice(0, due.revisionArn.lastIndexOf('/') + 1)}${revision}`;
    const plan = { service: now ?? service, history: [], shouldForce: false };
    return startRollout({ ...due, plan, revisionArn, shouldForce: false }, world);
}
function describeMeeting(newer, { plan, entry }, { origin }) {
    const { name } = plan.service;
    const run = nameRun(newer, origin);
    return `While run ${entry.runNumber} updated ${name}, ${run}, which is newer, came with ${newer.revision}.`;
}

;// CONCATENATED MODULE: ./lib/rollout/take-turn.js




/**
 * Just before the update: asks once more whether a newer run has come, writes that this one deploys now, and then
 * looks at the service. In this order no older run goes unseen: its update comes before this look, and is replaced, or
 * after it, and then it finds this run's turn and gives way (`giveWay`). A run that has nothing to change takes its
 * turn as well. One without a place among others marks the service when it updates, and is never late.
 */
async function takeTurn(due, world) {
    const { service } = due.plan;
    const { arn, name, deployments } = service;
    const isGuarded = isOrdered(due.entry);
    if (isGuarded && due.order === 'keep') {
        const revisionArns = deployments.map(({ revisionArn }) => revisionArn);
        const standing = await readStanding(due.entry, { arn, revisionArns }, world.ledger);
        if (standing.kind === 'stale') {
            const why = describeStale(name, standing.newer, world.origin);
            return { kind: 'late', reason: `${why} It came while this run was under way; ${name} was not updated.` };
        }
    }
    if (!isGuarded)
        return { kind: 'taken', due };
    await writeTurnOf(due, world);
    const now = await take_turn_lookOnce(service, world);
    return { kind: 'taken', due: { ...due, plan: { ...due.plan, service: now } } };
}
/** Marks the service with the run, its turn included. */
function writeTurnOf({ plan, revisionArn, order, entry }, world) {
    return markService({ arn: plan.service.arn, revisionArn, order }, entry, world.ledger);
}
/** What is not there any more is for the update to find out, in the words of ECS. */
async function take_turn_lookOnce(service, world) {
    const patience = openPatience(world);
    const now = await patience(() => world.ecs.describeService(service.clusterArn, service.name));
    return now?.status === 'ACTIVE' ? now : service;
}

;// CONCATENATED MODULE: ./lib/rollout/start-service.js










/**
 * Starts one service after the other. When one cannot be started the rest are not begun, and those that were are
 * followed all the same.
 */
async function startServices(due, world) {
    const started = [];
    let hasFailed = false;
    for (const update of due) {
        const { name } = update.plan.service;
        const one = hasFailed ? start_service_notStarted(name) : await startService(update, world);
        hasFailed ||= one.kind === 'judged' && verdict/* EXIT_CODES */.a[one.ending.verdict] !== 0;
        started.push(one);
    }
    return started;
}
function start_service_notStarted(name) {
    return judged(name, { verdict: 'refused', reason: 'Not started, since another service failed.' });
}
function judged(name, ending) {
    return { kind: 'judged', name, ending };
}
async function startService(asked, world) {
    const { name } = asked.plan.service;
    world.notes.noteService(name, { revisionArn: asked.revisionArn });
    const taken = await takeTurn(asked, world);
    if (taken.kind === 'late')
        return judged(name, { verdict: 'superseded', reason: taken.reason });
    const { due } = taken;
    const decision = decideUpdate(due.plan, due.revisionArn);
    if (decision.kind === 'nothing')
        return leaveAsItIs(due, world);
    if (decision.kind === 'adopt')
        return adopt(due, decision.deploymentId, world);
    if (!isOrdered(due.entry))
        await writeTurnOf(due, world);
    if (world.signal.aborted) {
        return judged(name, { verdict: 'cancelled', reason: `${name} was not updated: the run was told to end.` });
    }
    return write(due, decision, world);
}
function leaveAsItIs({ plan, revisionArn }, world) {
    const { service } = plan;
    world.notes.noteService(service.name, { serving: listServing(service) });
    const reason = `${(0,task_definition_document/* nameRevision */.h)(revisionArn)} serves already; nothing to change.`;
    return judged(service.name, { verdict: 'unchanged', reason });
}
function adopt(due, deploymentId, world) {
    const { name } = due.plan.service;
    const text = `${(0,task_definition_document/* nameRevision */.h)(due.revisionArn)} is being rolled out to ${name} already: following that deployment.`;
    world.tell({ type: 'notice', text });
    world.notes.noteService(name, { deploymentId });
    return { kind: 'rollout', name, rollout: adoptRollout({ ...due, shouldForce: false }, deploymentId) };
}
async function write(due, decision, world) {
    const { name } = due.plan.service;
    try {
        return decision.kind === 'take-back'
            ? await start_service_takeBack(due, decision.wayBack, world)
            : await update(due, decision.shouldForce, world);
    }
    catch (thrown) {
        const error = (0,errors/* asDeployError */.y0)(thrown);
        const verdict = error.kind === 'unreachable' ? 'unknown' : 'failed';
        return judged(name, { verdict, reason: `The update of ${name} failed: ${error.message}` });
    }
}
async function update(due, shouldForce, world) {
    const { name } = due.plan.service;
    const rollout = await startRollout({ ...due, shouldForce }, world);
    const gaveWay = await giveWay(due, rollout, world);
    return gaveWay === undefined
        ? { kind: 'rollout', name, rollout }
        : judged(name, { verdict: 'superseded', reason: gaveWay });
}
async function start_service_takeBack(due, wayBack, world) {
    const { name } = due.plan.service;
    const asking = await askBack({ ...due, shouldForce: false }, wayBack, world);
    if (asking.kind === 'asked')
        return { kind: 'return', name, back: asking.back };
    if (asking.kind === 'superseded')
        return judged(name, { verdict: 'superseded', reason: asking.reason });
    const { wayBack: _tried, ...plan } = due.plan;
    return startService({ ...due, plan: { ...plan, service: asking.service } }, world);
}

;// CONCATENATED MODULE: ./lib/tell-plan.js
/** Tells the plan and notes it: changes in words, steps, notices and faults. */
function tellPlan(plan, world) {
    const known = world.notes.record();
    world.notes.note({ faults: plan.faults, notices: [...known.notices, ...plan.notices] });
    notePlannedImage(plan, world);
    notePlannedTask(plan, world);
    for (const step of plan.steps)
        world.tell({ type: 'planned', text: step });
    for (const { name, changes, plan: lines } of plan.words) {
        world.notes.noteService(name, { changes, plan: lines });
        const planned = changes.length === 0 ? ['no change but for the image'] : changes;
        for (const text of [...planned, ...lines])
            world.tell({ type: 'planned', text: `${name}: ${text}` });
    }
    for (const { level, text, advice } of plan.notices) {
        world.tell({ type: level, text, ...(advice === undefined ? {} : { advice }) });
    }
    if (plan.faults.length > 0)
        world.tell({ type: 'refused', faults: plan.faults });
}
function notePlannedTask({ task }, world) {
    if (task === undefined)
        return;
    const { cluster, startedBy, words } = task;
    world.notes.note({ task: { state: 'planned', cluster, startedBy, plan: words, taskArns: [], failures: [] } });
}
/** What the run would deploy, until it is there. */
function notePlannedImage(plan, world) {
    const image = plan.image?.plan;
    if (image === undefined || image.kind === 'refuse')
        return;
    if (image.kind === 'reuse') {
        const reference = `${image.uri}@${image.digest}`;
        world.notes.note({ image: { reference, tags: image.tags, digest: image.digest, origin: 'reused' } });
        return;
    }
    const reference = image.uri === undefined ? `${plan.image?.look.name}:${image.tags[0]}` : `${image.uri}:${image.tags[0]}`;
    world.notes.note({ image: { reference, tags: image.tags, origin: 'planned' } });
}

;// CONCATENATED MODULE: ./lib/deploy.js













/** The story of a run: look, plan, ship the image, register the revision, run the task, update the services, follow them. */
async function deploy(request, world) {
    const found = await look(request, waitForReads(world));
    const plan = planRun(request, found);
    tellPlan(plan, world);
    if (plan.faults.length > 0)
        return deploy_refuse(plan);
    if (request.isDryRun)
        return { verdict: 'planned', reason: 'A dry run: nothing was written.' };
    const image = await deploy_shipImage(plan, world);
    const due = await provideRevisions(plan, { request, image }, world);
    const task = await runTask(plan, world);
    if (task?.kind === 'end')
        return { verdict: task.verdict, reason: task.reason };
    if (request.services.length === 0)
        return endRegistered(task, world);
    const ready = plan.task?.shouldWait === true ? await look_again_lookAgain(due, world) : due;
    return 'verdict' in ready ? ready : rollOut(ready, request, world);
}
/** Nothing is written yet, so a read that fails costs only time. */
function waitForReads(world) {
    const patience = openPatience(world);
    const ecs = makePatient(world.ecs, ['describeService', 'describeRevision', 'serviceDeployments', 'listRevisions'], patience);
    const ecr = makePatient(world.ecr, ['describeRepository', 'findImage', 'imageContent', 'isCache'], patience);
    return { ...world, ecs, ecr, identify: () => patience(world.identify) };
}
function deploy_refuse(plan) {
    const [first] = plan.faults;
    const more = plan.faults.length > 1 ? ` (1 of ${plan.faults.length} faults)` : '';
    return { verdict: 'refused', reason: `Nothing was written. ${first?.text ?? ''}${more}` };
}
async function deploy_shipImage(plan, world) {
    if (plan.image === undefined)
        return undefined;
    const image = await carryOutImagePlan(plan.image, world);
    const { reference, registry, tags, digest, isReused } = image;
    world.notes.note({ image: { reference, registry, tags, digest, origin: isReused ? 'reused' : 'built' } });
    return image;
}
async function provideRevisions(plan, provision, world) {
    const { request, image } = provision;
    const { longestPauseMs, shouldFailFast } = request;
    const order = chooseOrder(request);
    const limits = {
        limitMs: request.followLimitMs,
        shouldFailFast,
        ...(longestPauseMs === undefined ? {} : { longestPauseMs }),
    };
    const due = [];
    for (const revision of plan.revisions) {
        const { arn, entry } = await provideRevision(revision, { request, image }, world);
        due.push(...revision.updates.map((update) => ({ plan: update, revisionArn: arn, entry, order, ...limits })));
    }
    return due;
}
function chooseOrder({ rollbackTo, shouldAllowStale }) {
    if (shouldAllowStale)
        return 'anew';
    return rollbackTo === undefined ? 'keep' : 'leave';
}
async function runTask({ task }, world) {
    const revisionArn = world.notes.record().taskDefinition?.revisionArn;
    return task === undefined || revisionArn === undefined ? undefined : carryOutTask({ plan: task, revisionArn }, world);
}
function endRegistered(task, world) {
    const arn = world.notes.record().taskDefinition?.revisionArn ?? '';
    const said = task === undefined ? '' : ` ${task.reason}`;
    return { verdict: 'started', reason: `${(0,task_definition_document/* nameRevision */.h)(arn)} is registered; no service was asked for.${said}` };
}
async function rollOut(due, request, world) {
    const [first] = due;
    const services = due.map(({ plan }) => plan.service.name);
    const revisionArns = due.map(({ revisionArn }) => revisionArn);
    world.remember({ updating: { cluster: first?.plan.service.clusterArn ?? request.cluster, services, revisionArns } });
    const started = await startServices(due, world);
    const pace = due.length > 1 ? inStep(world) : world;
    const endings = await Promise.all(started.map(async (one) => {
        const noteRecent = request.shouldWriteSummary ? readRecent(one, due, world) : undefined;
        const isFollowed = request.shouldFollow;
        const ending = isFollowed ? await followService(one, request, pace) : leaveService(one);
        // The verdict of a single service is the run's own, told at the end.
        if (started.length > 1)
            world.tell({ type: 'judged', service: one.name, ...ending });
        world.notes.noteService(one.name, ending);
        await Promise.all([writeDownVerdict(one, ending.verdict, world), noteRecent?.(ending.verdict)]);
        return { name: one.name, ...ending };
    }));
    return fleet_sumUp(endings);
}
/** Several followers look at the same moments, so that one call reads all their services. */
function inStep(world) {
    return { ...world, clock: { ...world.clock, random: () => 0.5 } };
}

;// CONCATENATED MODULE: ./lib/run.js



/** Runs to a verdict, whatever happens: an exception becomes one too. Tells the end, and returns the whole record. */
async function run(request, world) {
    const startedMs = world.clock.now();
    const ending = await deployOrFail(request, world);
    // A cancelled run leaves its rollout to ECS: the post step looks what became of it.
    if (ending.verdict !== 'cancelled')
        world.remember({ isFinished: true });
    return run_end(ending, world.clock.now() - startedMs, world);
}
/** A run whose inputs are wrong: all faults at once, nothing called. */
function refuseRun(faults, speech) {
    speech.tell({ type: 'refused', faults });
    speech.notes.note({ faults });
    const count = faults.length === 1 ? 'An input is' : `${faults.length} inputs are`;
    const reason = `${count} not acceptable; nothing was called and nothing was changed.`;
    return run_end({ verdict: 'refused', reason }, 0, speech);
}
/** A run that was told to end and did not come to it by itself in time: what is known is said. */
function cutRun(tookMs, speech) {
    const reason = `The run was told to end. ${nameRemains(speech)}`;
    return run_end({ verdict: 'cancelled', reason }, tookMs, speech);
}
function run_end(ending, tookMs, speech) {
    speech.notes.note({ ...ending, tookMs });
    const nextStep = findNextStep(speech.notes.record());
    const { verdict, reason } = ending;
    speech.tell({ type: 'run-ended', verdict, reason, tookMs, ...(nextStep === undefined ? {} : { nextStep }) });
    return speech.notes.record();
}
async function deployOrFail(request, world) {
    try {
        return await deploy(request, world);
    }
    catch (thrown) {
        return endWithError((0,errors/* asDeployError */.y0)(thrown), world);
    }
}
/** What an exception amounts to depends on how far the run had come. */
function endWithError(error, world) {
    const fault = { text: error.message, advice: error.advice };
    if (error.kind === 'internal')
        world.tell({ type: 'debug', text: stackOf(error) });
    const verdict = chooseVerdict(error, world);
    if (verdict === 'refused')
        world.notes.note({ faults: [fault] });
    world.tell({ type: 'refused', faults: [fault] });
    return { verdict, reason: `${error.message} ${nameRemains(world)}` };
}
function isUpdateSent(world) {
    return world.notes.record().services.some((service) => service.deploymentId !== undefined);
}
function nameRemains(world) {
    const { services, taskDefinition, task } = world.notes.record();
    if (isUpdateSent(world))
        return 'The update was sent before; ECS goes on with it.';
    // The revision of a service is noted just before its update is sent.
    const begun = services.find((service) => service.revisionArn !== undefined && service.verdict === undefined);
    if (begun !== undefined)
        return `The update of ${begun.name} was under way and its answer is not known: look at the service.`;
    const left = run_nameTask(task);
    const wasRegistered = taskDefinition?.revisionArn !== undefined;
    return `${left}${wasRegistered ? 'No service was changed; the next run takes up the revision.' : 'No service was changed.'}`;
}
/** A one-off task is never stopped by us. */
function run_nameTask(task) {
    if (task?.state === 'asked')
        return 'Whether the one-off task was started is not known. ';
    return task?.state === 'running' ? `The one-off task ${task.taskArns.join(', ')} is left as it is. ` : '';
}
function chooseVerdict(error, world) {
    if (world.signal.aborted || error.kind === 'cancelled')
        return 'cancelled';
    if (isUpdateSent(world))
        return 'unknown';
    const isUsers = error.kind === 'input' || error.kind === 'absent' || error.kind === 'unsupported';
    return isUsers ? 'refused' : 'failed';
}
function stackOf(error) {
    const { cause } = error;
    return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
function findNextStep(record) {
    if (verdict/* EXIT_CODES */.a[record.verdict] === 0)
        return undefined;
    const diagnosed = record.services.find((service) => service.diagnosis !== undefined)?.diagnosis?.nextStep;
    return diagnosed ?? record.task?.nextStep ?? record.faults[0]?.advice;
}

// EXTERNAL MODULE: ./lib/runner/actions.js
var actions = __nccwpck_require__(3117);
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./lib/runner/clock.js

/** Time that really passes. */
function createClock() {
    return {
        now: () => performance.now(),
        date: () => Date.now(),
        sleep: async (ms, signal) => {
            if (signal.aborted)
                return;
            await (0,promises_namespaceObject.setTimeout)(ms, undefined, { signal }).catch((thrown) => {
                if (!signal.aborted)
                    throw thrown;
            });
        },
        random: () => Math.random(),
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./lib/runner/digest.js

/** SHA-256 of the text as UTF-8: 64 hex digits. */
function digestText(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text, 'utf8').digest('hex');
}

;// CONCATENATED MODULE: external "node:string_decoder"
const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/runner/environment.js
var runner_environment = __nccwpck_require__(3311);
;// CONCATENATED MODULE: ./lib/runner/find-command.js



/**
 * Absolute path of a program; undefined when PATH does not lead to one. `@actions/exec` would search PATH of this
 * process, whatever environment the program gets, and prints a line when a folder of it cannot be looked into.
 */
function findCommand(name, environment) {
    const file = process.platform === 'win32' ? `${name}.exe` : name;
    const folders = ((0,runner_environment/* readVariable */.n)(environment, 'PATH') ?? '').split(external_node_path_.delimiter).filter(external_node_path_.isAbsolute);
    return folders.map((folder) => (0,external_node_path_.join)(folder, file)).find(isProgram);
}
function isProgram(path) {
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.X_OK);
        return (0,external_node_fs_.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/runner/output.js
/** @param most characters that are kept */
function createTail(most) {
    const kept = { text: '' };
    return {
        add: (text) => {
            kept.text += text;
            // Cut rarely, so that a long output is not copied with each piece of it.
            if (kept.text.length > most * 2)
                kept.text = kept.text.slice(-most);
        },
        read: () => kept.text.slice(-most),
    };
}
const LONGEST_LINE = 64 * 1024;
/** @param onLine called with each line that is not blank; a line of more than 64 Ki characters comes in pieces */
function createLineSplitter(onLine) {
    const open = { text: '' };
    const give = (line) => {
        if (line.trim() !== '')
            onLine(line);
    };
    return {
        add: (text) => {
            const lines = (open.text + text).split(/[\r\n]/);
            open.text = lines.pop() ?? '';
            for (const line of lines)
                give(line);
            if (open.text.length > LONGEST_LINE) {
                give(open.text);
                open.text = '';
            }
        },
        end: () => {
            give(open.text);
            open.text = '';
        },
    };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 5 modules
var exec = __nccwpck_require__(2876);
// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __nccwpck_require__(6698);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __nccwpck_require__(3053);
;// CONCATENATED MODULE: ./lib/runner/hold-child.js



const CHANNEL = 'child_process';
/**
 * Gives the child process that a library starts and keeps to itself: Node announces each new one (Node.js
 * documentation, "Diagnostics Channel", built-in channels, child_process), in its constructor. Only a child of this call
 * is given, as soon as its start was tried: before any of its events.
 */
async function holdChild(start, onChild) {
    const scope = new external_node_async_hooks_.AsyncLocalStorage();
    const onMessage = (message) => {
        const child = readChild(message);
        if (child !== undefined && scope.getStore() === true)
            process.nextTick(onChild, child);
    };
    (0,external_node_diagnostics_channel_.subscribe)(CHANNEL, onMessage);
    try {
        return await scope.run(true, start);
    }
    finally {
        (0,external_node_diagnostics_channel_.unsubscribe)(CHANNEL, onMessage);
        scope.disable();
    }
}
function readChild(message) {
    const isAnnounced = typeof message === 'object' && message !== null && 'process' in message;
    return isAnnounced && message.process instanceof external_node_child_process_.ChildProcess ? message.process : undefined;
}

;// CONCATENATED MODULE: ./lib/runner/process-tree.js


/** @param list all processes of the machine */
function followTree(root, list = listProcesses) {
    const known = new Map();
    return {
        send: (signal) => {
            // While it runs its id is its own.
            const own = root.exitCode === null && root.signalCode === null ? root.pid : undefined;
            const members = selectTree(list(), ({ id, startedAt }) => id === own || known.get(id) === startedAt);
            for (const { id, startedAt } of members)
                known.set(id, startedAt);
            const ids = new Set([...(own === undefined ? [] : [own]), ...members.map(({ id }) => id)]);
            for (const id of ids)
                sendTo(id, signal);
        },
    };
}
/** The processes that are roots and all below them, parents first. */
function selectTree(processes, isRoot) {
    const found = new Map();
    let next = processes.filter(isRoot);
    while (next.length > 0) {
        for (const each of next)
            found.set(each.id, each);
        const parents = new Set(next.map(({ id }) => id));
        next = processes.filter(({ id, parent }) => parents.has(parent) && !found.has(id));
    }
    return [...found.values()];
}
/** All processes that can be seen; none where there is neither `/proc` nor `ps`. Holds this process up for some ms. */
function listProcesses() {
    return process.platform === 'linux' ? listFromProc() : listFromPs();
}
/** The fields of `/proc/PID/stat` (proc(5)). A command's name may hold blanks and brackets, so what follows it is read. */
function listFromProc() {
    const names = (0,external_node_fs_.readdirSync)('/proc').filter((name) => /^\d+$/.test(name));
    return names.flatMap((name) => {
        try {
            const stat = (0,external_node_fs_.readFileSync)(`/proc/${name}/stat`, 'utf8');
            const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
            return [{ id: Number(name), parent: Number(fields[1]), startedAt: fields[19] ?? '' }];
        }
        catch {
            // It ended while we read.
            return [];
        }
    });
}
/** As POSIX has it; `lstart` is macOS's and the BSDs'. */
function listFromPs() {
    const columns = ['pid', 'ppid', 'lstart'].flatMap((name) => ['-o', `${name}=`]);
    const { stdout } = (0,external_node_child_process_.spawnSync)('ps', ['-A', ...columns], { encoding: 'utf8' });
    return [...(stdout ?? '').matchAll(/^\s*(\d+)\s+(\d+)\s+(\S.*?)\s*$/gm)].map(([, id, parent, startedAt = '']) => ({
        id: Number(id),
        parent: Number(parent),
        startedAt,
    }));
}
function sendTo(id, signal) {
    try {
        process.kill(id, signal);
    }
    catch {
        // It is gone already.
    }
}

;// CONCATENATED MODULE: ./lib/runner/run-command.js




const GRACE_MS = 2_000;
const LONGEST_END_MS = 3_000;
const KILLED = 128 + external_node_os_.constants.signals.SIGKILL;
/**
 * Runs a program without a shell; its output goes to `onOutput` alone. When the signal aborts, the program and all that
 * it started are ended, and this returns within three seconds.
 *
 * @returns the exit code; 128 and the signal's number for a signal, as shells count
 * @throws the error of `@actions/exec` when the program cannot be started
 */
async function runCommand(command) {
    const ending = endWithRun(command.signal);
    const held = {};
    const running = holdChild(() => start(command), (child) => {
        held.child = child;
        // A command that ends without reading its input closes the pipe: its exit code says what there is to say.
        child.stdin?.on('error', () => { });
        ending.take(followTree(child));
    });
    try {
        // Of a child that a signal ended the exit code comes as null, whatever the type says.
        const exitCode = await Promise.race([running, ending.overdue]);
        return exitCode ?? countSignal(held.child?.signalCode);
    }
    finally {
        ending.release();
    }
}
function start({ file, args, environment, input, onOutput }) {
    // The first argument is parsed as a command line: a path with blanks in it is one word only in quotes.
    return (0,exec/* exec */.m)(`"${file.replaceAll('"', '\\"')}"`, [...args], {
        silent: true,
        ignoreReturnCode: true,
        env: Object.fromEntries(Object.entries(environment).flatMap(([name, value = '']) => [[name, value]])),
        // An empty one closes stdin too; without one it would stay open, and a program that reads it would wait for ever.
        input: Buffer.from(input, 'utf8'),
        listeners: { stdout: (bytes) => onOutput('stdout', bytes), stderr: (bytes) => onOutput('stderr', bytes) },
    });
}
function countSignal(name) {
    return name ? 128 + external_node_os_.constants.signals[name] : KILLED;
}
/** TERM when the run ends, KILL after two seconds, no waiting after three; KILL at once if this process ends before. */
function endWithRun(signal) {
    const held = {};
    const timers = [];
    const send = (name) => held.tree?.send(name);
    const onAbort = () => {
        send('SIGTERM');
        timers.push(setTimeout(() => send('SIGKILL'), GRACE_MS));
        timers.push(setTimeout(() => held.giveUp?.(), LONGEST_END_MS));
    };
    const onExit = () => send('SIGKILL');
    signal.addEventListener('abort', onAbort);
    process.on('exit', onExit);
    return {
        take: (tree) => {
            held.tree = tree;
            if (signal.aborted)
                send('SIGTERM');
        },
        overdue: new Promise((resolve) => {
            held.giveUp = () => resolve(KILLED);
        }),
        release: () => {
            signal.removeEventListener('abort', onAbort);
            process.off('exit', onExit);
            for (const timer of timers)
                clearTimeout(timer);
            // The program is gone; a plugin that it left behind is not.
            if (signal.aborted)
                send('SIGKILL');
        },
    };
}

;// CONCATENATED MODULE: ./lib/runner/docker.js





const KEPT_CHARACTERS = 1024 * 1024;
const docker_MOST_LINES = 10_000;
const LARGEST_ARGUMENT = 128 * 1024;
const LARGEST_START = 1024 * 1024;
/**
 * The docker command line. No shell; the output comes through us, never inherited, so that no line of it reaches the
 * runner unread.
 */
function connectDocker(setup) {
    return {
        run: async (args, options = {}) => {
            if (setup.signal.aborted)
                throw cancelled(args);
            // docker names the registry last; from here on its login belongs into our file.
            const host = args[0] === 'login' ? args.at(-1) : undefined;
            if (host !== undefined)
                setup.config.expectLogin(host);
            return await runDocker(args, options, setup);
        },
    };
}
async function runDocker(args, options, setup) {
    const output = collectOutput(options.isQuiet === true ? undefined : setup.tell);
    const file = findCommand('docker', setup.environment);
    if (file === undefined)
        throw explainStart('ENOENT');
    const environment = { ...setup.environment, ...composeVariables(args, setup) };
    if (isTooLong(args, environment))
        throw explainStart('E2BIG');
    const command = {
        file,
        args,
        environment,
        input: options.input ?? '',
        onOutput: output.add,
        signal: setup.signal,
    };
    const exitCode = await runCommand(command).catch((thrown) => {
        throw explainStart(readCode(thrown), thrown);
    });
    if (setup.signal.aborted)
        throw cancelled(args);
    return { exitCode, ...output.read() };
}
/** Without buildx, secrets and typed caches need BuildKit asked for (docker's documentation, "BuildKit"). */
function composeVariables(args, setup) {
    const needsBuildKit = args[0] === 'build' && args.some((arg) => /^--(?:secret|ssh|cache-from=type)=/.test(arg));
    return { DOCKER_CONFIG: setup.config.folder(), ...(needsBuildKit ? { DOCKER_BUILDKIT: '1' } : {}) };
}
/**
 * More than a system takes: Linux 128 KiB an argument (execve(2)), macOS 1 MiB in sum, the environment included. Found
 * before the start, since `@actions/exec` starts in a promise of its own: what Node throws there, nobody can catch.
 */
function isTooLong(args, environment) {
    const variables = Object.entries(environment).map(([name, value = '']) => `${name}=${value}`);
    const sizes = [...args, ...variables].map((text) => Buffer.byteLength(text) + 1);
    return sizes.some((size) => size > LARGEST_ARGUMENT) || sizes.reduce((sum, size) => sum + size, 0) > LARGEST_START;
}
/** Collected here and not by `getExecOutput`, which keeps all of an output, however long. */
function collectOutput(tell) {
    const told = { lines: 0 };
    const tellLine = (line) => {
        told.lines += 1;
        if (told.lines < docker_MOST_LINES)
            tell?.({ type: 'command-output', line });
        if (told.lines === docker_MOST_LINES)
            tell?.({ type: 'notice', text: `docker said ${docker_MOST_LINES} lines; the rest is left out.` });
    };
    const streams = { stdout: collectStream(tellLine), stderr: collectStream(tellLine) };
    return {
        add: (stream, bytes) => streams[stream].add(bytes),
        read: () => ({ stdout: streams.stdout.end(), stderr: streams.stderr.end() }),
    };
}
function collectStream(onLine) {
    const decoder = new external_node_string_decoder_namespaceObject.StringDecoder('utf8');
    const tail = createTail(KEPT_CHARACTERS);
    const splitter = createLineSplitter(onLine);
    const take = (text) => {
        tail.add(text);
        splitter.add(text);
    };
    return {
        add: (bytes) => take(decoder.write(bytes)),
        end: () => {
            take(decoder.end());
            splitter.end();
            return tail.read();
        },
    };
}
/** The system's code in the words of `@actions/exec`, which keeps no other trace of it. */
function readCode(thrown) {
    const message = thrown instanceof Error ? thrown.message : '';
    if (message.startsWith('Unable to locate executable file'))
        return 'ENOENT';
    return /\b(E[A-Z0-9]+)$/.exec(message)?.[1] ?? 'unknown';
}
function explainStart(code, cause) {
    const isAbsent = code === 'ENOENT' || code === 'EACCES';
    return new errors/* DeployError */.sH({
        kind: 'build',
        message: isAbsent ? 'There is no docker command on this runner.' : `docker could not be started (${code}).`,
        advice: isAbsent ? 'Install docker, or use a runner that has it.' : 'Shorten the inputs, or try another runner.',
        cause,
    });
}
function cancelled(args) {
    const isPush = args.includes('push') || args.includes('--push');
    return new errors/* DeployError */.sH({
        kind: 'cancelled',
        message: `The run was told to end, so docker ${args[0] ?? ''} was ended.`,
        advice: isPush ? 'The tag may or may not have moved; the service is unchanged.' : 'Nothing was changed in AWS.',
    });
}

;// CONCATENATED MODULE: ./lib/runner/docker-config.js






const CONFIG_FILE = 'config.json';
// What docker looks for beside its file: plugins (buildx), contexts, and buildx's list of builders.
const LINKED_FOLDERS = ['cli-plugins', 'contexts', 'buildx'];
/** @param onFolder called with the path before the folder is used, so that a later step can remove it if we are killed */
function createDockerConfig(environment, onFolder = () => { }) {
    const made = {};
    const folder = () => {
        made.folder ??= makeFolder(environment, onFolder);
        return made.folder;
    };
    return {
        folder,
        expectLogin: (host) => {
            const file = (0,external_node_path_.join)(folder(), CONFIG_FILE);
            writeConfig(file, keepLoginHere(readConfig(file), host));
        },
        remove: () => {
            if (made.folder !== undefined)
                removeDockerConfig(made.folder);
        },
    };
}
/** Removes such a folder by its path; the links in it are removed, not what they lead to. */
function removeDockerConfig(folder) {
    (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
}
function makeFolder(environment, onFolder) {
    // mkdtemp makes folders of mode 0700.
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,runner_environment/* readVariable */.n)(environment, 'RUNNER_TEMP') ?? (0,external_node_os_.tmpdir)(), 'slipway-docker-'));
    onFolder(folder);
    const home = (0,runner_environment/* readVariable */.n)(environment, 'HOME') ?? (0,external_node_os_.homedir)();
    const users = (0,runner_environment/* readVariable */.n)(environment, 'DOCKER_CONFIG') ?? (0,external_node_path_.join)(home, '.docker');
    writeConfig((0,external_node_path_.join)(folder, CONFIG_FILE), readConfig((0,external_node_path_.join)(users, CONFIG_FILE)));
    for (const name of LINKED_FOLDERS) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(users, name)))
            (0,external_node_fs_.symlinkSync)((0,external_node_path_.join)(users, name), (0,external_node_path_.join)(folder, name), 'junction');
    }
    return folder;
}
/** An absent file is an empty configuration. Its content is never told: it may hold passwords. */
function readConfig(path) {
    if (!(0,external_node_fs_.existsSync)(path))
        return {};
    try {
        const config = JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
        if ((0,json/* isJsonObject */.O)(config))
            return config;
    }
    catch {
        // Told below, without the parser's words: they quote the file.
    }
    throw new errors/* DeployError */.sH({
        kind: 'build',
        message: `The docker configuration ${path} cannot be read as a JSON object.`,
        advice: 'Correct or remove the file; docker itself cannot use it either.',
    });
}
function writeConfig(path, config) {
    (0,external_node_fs_.writeFileSync)(path, JSON.stringify(config, null, 2), { mode: 0o600 });
}
/**
 * Without an earlier login to the host, and with an empty helper for it: docker then takes the file for this host,
 * whatever credential store the user has for all others (docker CLI reference, "Credential helpers"; that an empty
 * name means the file is not documented, and tested).
 */
function keepLoginHere(config, host) {
    const logins = (0,json/* isJsonObject */.O)(config.auths) ? Object.entries(config.auths) : [];
    const helpers = (0,json/* isJsonObject */.O)(config.credHelpers) ? config.credHelpers : {};
    return {
        ...config,
        auths: Object.fromEntries(logins.filter(([address]) => hostOf(address) !== host)),
        credHelpers: { ...helpers, [host]: '' },
    };
}
/** Older logins are kept under addresses such as `https://HOST/v1/`. */
function hostOf(address) {
    return address.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: ./lib/runner/files.js




const LARGEST_BYTES = 1024 * 1024;
const OWN_FILE = 0o600;
/** Files of the workspace and of the runner's temporary folder, and no others. */
function createFiles(folders) {
    const made = {};
    const own = (name) => {
        // A folder of this run, mode 0700: names need not be unique among steps.
        made.folder ??= (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(folders.temporary, 'slipway-'));
        return (0,external_node_path_.join)(made.folder, name.replaceAll(/[^A-Za-z0-9._-]/g, '-'));
    };
    return {
        readText: (path, input) => readText((0,external_node_path_.resolve)(folders.workspace, path), input, folders),
        writeTemporary: async (name, text) => {
            const path = own(name);
            await writeText(path, text).catch((thrown) => {
                throw explainTemporary(path, 'written', thrown);
            });
            return path;
        },
        writeReport: (path, text) => writeReport((0,external_node_path_.resolve)(folders.workspace, path), text, folders),
        exists: (path) => exists((0,external_node_path_.resolve)(folders.workspace, path), folders),
        temporaryPath: own,
        readTemporary: (path) => (0,promises_.readFile)(path, 'utf8').catch((thrown) => {
            throw explainTemporary(path, 'read', thrown);
        }),
    };
}
async function readText(path, input, folders) {
    const real = await (0,promises_.realpath)(path).catch((thrown) => {
        throw files_refuse(input, path, codeOf(thrown) === 'ENOENT' ? 'is not there' : `cannot be opened (${codeOf(thrown)})`);
    });
    if (!(await isAllowed(real, folders))) {
        throw files_refuse(input, path, 'lies outside the workspace and the temporary folder of the runner');
    }
    // Not following a link that took the file's place meanwhile, and not waiting for the writer of a pipe.
    const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
    const file = await (0,promises_.open)(real, flags).catch((thrown) => {
        throw files_refuse(input, path, `cannot be opened (${codeOf(thrown)})`);
    });
    try {
        const found = await file.stat();
        if (!found.isFile())
            throw files_refuse(input, path, 'is not a regular file');
        if (found.size > LARGEST_BYTES)
            throw files_refuse(input, path, 'is larger than 1 MiB');
        const { buffer, bytesRead } = await file.read(Buffer.alloc(LARGEST_BYTES + 1), 0, LARGEST_BYTES + 1, 0);
        if (bytesRead > LARGEST_BYTES)
            throw files_refuse(input, path, 'is larger than 1 MiB');
        return buffer.toString('utf8', 0, bytesRead);
    }
    finally {
        await file.close();
    }
}
async function writeReport(path, text, folders) {
    const input = 'report-path';
    if (!(await isAllowed(await realFolder((0,external_node_path_.dirname)(path)), folders))) {
        throw files_refuse(input, path, 'lies outside the workspace and the temporary folder of the runner');
    }
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        await writeText(path, text);
    }
    catch (thrown) {
        throw files_refuse(input, path, `cannot be written (${codeOf(thrown)})`);
    }
    return path;
}
async function exists(path, folders) {
    try {
        const real = await (0,promises_.realpath)(path);
        await (0,promises_.access)(real);
        return await isAllowed(real, folders);
    }
    catch {
        return false;
    }
}
/** Never through a link that someone put where the file shall be, nor into a pipe that nobody reads. */
async function writeText(path, text) {
    const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW, O_NONBLOCK } = external_node_fs_.constants;
    const flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK;
    const file = await (0,promises_.open)(path, flags, OWN_FILE);
    try {
        await file.writeFile(text, 'utf8');
    }
    finally {
        await file.close();
    }
}
/** The folder with links resolved, or the nearest one above it that is there. */
async function realFolder(path) {
    try {
        return await (0,promises_.realpath)(path);
    }
    catch (thrown) {
        const above = (0,external_node_path_.dirname)(path);
        if (codeOf(thrown) !== 'ENOENT' || above === path)
            return path;
        return await realFolder(above);
    }
}
async function isAllowed(real, folders) {
    const roots = await Promise.all([folders.workspace, folders.temporary].map(realFolder));
    return roots.some((root) => lies(real, root));
}
function lies(path, root) {
    const way = (0,external_node_path_.relative)(root, path);
    return way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(way);
}
function files_refuse(input, path, what) {
    return new errors/* DeployError */.sH({
        kind: 'input',
        message: `${input}: the file ${path} ${what}.`,
        advice: 'Give the path of a regular file inside the workspace.',
    });
}
function explainTemporary(path, what, thrown) {
    return new errors/* DeployError */.sH({
        kind: 'build',
        message: `The temporary file ${path} cannot be ${what} (${codeOf(thrown)}).`,
        advice: 'Check that the disk of the runner is not full and that its temporary folder may be used.',
        cause: thrown,
    });
}
function codeOf(thrown) {
    return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : 'unknown';
}

;// CONCATENATED MODULE: ./lib/runner/origin.js



const COMMIT = /^[0-9a-f]{40}$/;
/**
 * Where the run comes from, as GitHub says it in its variables and in the event's file (GitHub Docs, "Variables
 * reference"). A commit of another form, or an event that cannot be read, is left out: it is not worth a failed run.
 */
function readOrigin(environment) {
    const commit = (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_SHA');
    const ref = (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_REF');
    const eventName = (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_EVENT_NAME');
    const event = readEvent(environment, eventName);
    return {
        ...(commit !== undefined && COMMIT.test(commit) ? { commit } : {}),
        ...(ref === undefined ? {} : { ref }),
        ...event,
        ...(eventName === undefined ? {} : { eventName }),
        ...readRun(environment),
    };
}
/** Which run of which workflow this is: what its place among other runs is known by. */
function readRun(environment) {
    const repository = (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_REPOSITORY');
    const workflow = readWorkflow(environment, repository);
    const runId = readNumber(environment, 'GITHUB_RUN_ID');
    const runNumber = readNumber(environment, 'GITHUB_RUN_NUMBER');
    const runAttempt = readNumber(environment, 'GITHUB_RUN_ATTEMPT');
    const server = (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_SERVER_URL');
    const canLink = server !== undefined && repository !== undefined && runId !== undefined;
    return {
        ...(repository === undefined ? {} : { repository }),
        ...(workflow === undefined ? {} : { workflow }),
        ...(runId === undefined ? {} : { runId: String(runId) }),
        ...(runNumber === undefined ? {} : { runNumber }),
        ...(runAttempt === undefined ? {} : { runAttempt }),
        ...(server === undefined ? {} : { serverUrl: server }),
        ...(canLink ? { runUrl: `${server}/${repository}/actions/runs/${runId}` } : {}),
    };
}
/** `owner/name/.github/workflows/deploy.yml@refs/heads/main`: the file stays the same workflow on every branch. */
function readWorkflow(environment, repository) {
    const reference = (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_WORKFLOW_REF');
    const [path] = (reference ?? '').split('@');
    if (path !== undefined && repository !== undefined && path.startsWith(`${repository}/`)) {
        return path.slice(repository.length + 1);
    }
    return (0,runner_environment/* readVariable */.n)(environment, 'GITHUB_WORKFLOW');
}
function readNumber(environment, name) {
    const text = (0,runner_environment/* readVariable */.n)(environment, name);
    return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
/** What the event's file says of a tag (GitHub Docs, "Webhook events and payloads": release, push). */
function readEvent(environment, eventName) {
    if (eventName !== 'release' && eventName !== 'push')
        return {};
    const event = readEventFile((0,runner_environment/* readVariable */.n)(environment, 'GITHUB_EVENT_PATH'));
    if (!(0,json/* isJsonObject */.O)(event))
        return {};
    if (eventName === 'push')
        return event.deleted === true ? { withdrawn: 'deleted' } : {};
    return (0,json/* isJsonObject */.O)(event.release) ? readRelease(event.release, event.action) : {};
}
function readRelease({ tag_name: tag, draft }, action) {
    const isWithdrawn = action === 'deleted' || action === 'unpublished';
    return {
        ...(typeof tag === 'string' && tag !== '' ? { releaseTag: tag } : {}),
        ...(draft === true && !isWithdrawn ? { withdrawn: 'draft' } : {}),
        ...(isWithdrawn ? { withdrawn: 'unpublished' } : {}),
    };
}
function readEventFile(path) {
    if (path === undefined)
        return undefined;
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/runner/state.js
const KEY = 'run';
/** Keeps the record; each call adds to it and saves the whole, since the last record under a key counts. */
function openState(runner) {
    let kept = {};
    return {
        remember: (state) => {
            kept = { ...kept, ...state };
            runner.saveState(KEY, JSON.stringify(kept));
        },
    };
}
/** Empty when the main step did not come so far, or its record was cut. */
function readState(runner) {
    try {
        const read = JSON.parse(runner.readState(KEY) ?? '{}');
        return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : {};
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./lib/session.js
/** One run from raw inputs to reports: builds the real world, runs, and publishes. Shared by the action and the CLI. */
















/** Outputs that are set as soon as they are known: a later step, or a person, may need them if the run is killed. */
const EARLY_OUTPUTS = [
    'image',
    'image-digest',
    'task-definition-arn',
    'previous-task-definition-arn',
    'run-task-arn',
    'deployment-id',
];
/** The runner kills a step 7.5 s after the first signal; the reports have to be out before. */
const CUT_AFTER_MS = 4_000;
/** Runs and reports. The record's verdict is what the step or the command ends with. */
async function runSession(session) {
    const reading = readRequest(session.raw, session.names);
    const base = openBase(session, reading, await (0,actions/* connectRunner */.J)(session.environment));
    if ('faults' in reading)
        return publish(refuseRun(reading.faults.map(session_toFault), base), base, undefined);
    try {
        const record = await Promise.race([runConnected(reading.request, base), cutAfterSignal(session.signal, base)]);
        return await publish(record, base, reading.request);
    }
    finally {
        base.dockerConfig.remove();
    }
}
function session_toFault(fault) {
    return { input: fault.input, text: `${fault.input}: ${fault.problem}.`, advice: `${fault.advice}.` };
}
function openBase(session, reading, runner) {
    const { environment, signal, write } = session;
    const state = openState(runner);
    const origin = readOrigin(environment);
    const request = 'request' in reading ? reading.request : undefined;
    const tell = session.speak(runner, write);
    const dockerConfig = createDockerConfig(environment, (folder) => state.remember({ dockerConfig: folder }));
    return {
        runner,
        dockerConfig,
        docker: connectDocker({ environment, config: dockerConfig, tell, signal }),
        files: createFiles({ workspace: session.workspace, temporary: session.temporary }),
        clock: createClock(),
        origin,
        digest: digestText,
        tell,
        notes: createRunNotes(openRecord(session, request, origin), setEarlyOutputs(runner)),
        remember: state.remember,
        signal,
    };
}
function openRecord(session, request, origin) {
    const { commit, serverUrl } = origin;
    const rollbackTo = session.raw('rollback-to').trim();
    return {
        verdict: 'unknown',
        reason: 'The run ended before its verdict.',
        faults: [],
        asked: {
            cluster: request?.cluster ?? session.raw('cluster'),
            services: request?.services ?? [],
            isDryRun: request?.isDryRun ?? false,
            ...(rollbackTo === '' ? {} : { rollbackTo }),
            ...(commit === undefined ? {} : { commit }),
            ...(serverUrl === undefined ? {} : { serverUrl }),
        },
        services: [],
        notices: [],
        startedAt: Date.now(),
        tookMs: 0,
    };
}
function setEarlyOutputs(runner) {
    const said = new Map();
    return (record) => {
        const outputs = collectOutputs(record);
        for (const name of EARLY_OUTPUTS) {
            const value = outputs[name];
            if (value === undefined || said.get(name) === value)
                continue;
            said.set(name, value);
            runner.setOutput(name, value);
        }
    };
}
/** The SDK is loaded only now: a run whose inputs are wrong ends before. */
async function runConnected(request, base) {
    const [{ createEcs }, { createEcr }, { identifyCaller }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(212), __nccwpck_require__.e(258)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6258)),
        Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(249), __nccwpck_require__.e(65)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1065)),
        Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(695), __nccwpck_require__.e(691)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1691)),
    ]);
    const ecs = createEcs();
    const ledger = openLedger({ ecs, tell: base.tell });
    const ports = { identify: identifyCaller, ecs, ledger, ecr: createEcr(base.runner.mask) };
    return run(request, { ...base, ...ports, evidence: connectEvidence });
}
function cutAfterSignal(signal, base) {
    const startedMs = base.clock.now();
    return new Promise((resolve) => {
        const cut = () => resolve(cutRun(base.clock.now() - startedMs, base));
        const arm = () => setTimeout(cut, CUT_AFTER_MS).unref();
        if (signal.aborted)
            arm();
        else
            signal.addEventListener('abort', arm);
    });
}
async function publish(record, base, request) {
    const report = await session_writeReport(record, base, request?.reportPath);
    for (const [name, value] of Object.entries(collectOutputs(record, report)))
        base.runner.setOutput(name, value);
    if (request?.shouldWriteSummary !== false)
        await base.runner.writeSummary(renderSummary(record));
    return record;
}
/** A report that cannot be written never changes the verdict. */
async function session_writeReport(record, base, path) {
    const text = renderRolloutJson(record);
    try {
        if (path !== undefined)
            return await base.files.writeReport(path, text);
        return await base.files.writeTemporary('rollout.json', text);
    }
    catch (thrown) {
        base.tell({
            type: 'warning',
            text: `The report was not written: ${thrown instanceof Error ? thrown.message : ''}`,
        });
        return undefined;
    }
}


/***/ }),

/***/ 6844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ nameRevision)
/* harmony export */ });
/** `web:42`, the way people name a revision. */
function nameRevision(arn) {
    return arn.slice(arn.lastIndexOf('/') + 1);
}


/***/ }),

/***/ 2876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  m: () => (/* binding */ exec),
  H: () => (/* binding */ getExecOutput)
});

// EXTERNAL MODULE: external "string_decoder"
var external_string_decoder_ = __nccwpck_require__(3193);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(4434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
// EXTERNAL MODULE: external "assert"
var external_assert_ = __nccwpck_require__(2613);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_.constants.O_RDONLY;
function exists(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return __awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return __awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_.dirname(filePath);
                        const upperName = external_path_.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_.EOL.length);
                n = s.indexOf(external_os_.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new external_string_decoder_.StringDecoder('utf8');
        const stderrDecoder = new external_string_decoder_.StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(5691);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
