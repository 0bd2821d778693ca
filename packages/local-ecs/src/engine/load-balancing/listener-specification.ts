/** What a listener does with its requests, as the engine describes it to whatever opens it. Types only. */

export interface ListenerSpecification {
  /** `app/NAME/ID`, `net/NAME/ID`, or `elb/NAME` of a Classic Load Balancer. */
  readonly loadBalancer: string;
  /** The load balancer's loopback address. */
  readonly address: string;
  readonly port: number;
  readonly protocol: 'HTTP' | 'TCP';
  /** The first rule whose conditions are met is applied; the last one has no conditions. */
  readonly rules: readonly ListenerRule[];
}

export interface ListenerRule {
  /** All must be met. */
  readonly conditions: readonly RuleCondition[];
  readonly action: ListenerAction;
}

export interface RuleCondition {
  readonly field: 'host-header' | 'path-pattern';
  /** One of them must match: `*` is any run of characters, `?` is one character. */
  readonly patterns: readonly string[];
}

export interface WeightedTargetGroup {
  readonly targetGroupArn: string;
  /** 0 to 999. */
  readonly weight: number;
}

export interface Redirect {
  readonly kind: 'redirect';
  readonly status: 301 | 302;
  /** Each may contain `#{protocol}`, `#{host}`, `#{port}`, `#{path}` and `#{query}`. */
  readonly protocol: string;
  readonly host: string;
  readonly port: string;
  readonly path: string;
  readonly query: string;
}

export type ListenerAction =
  | {
      readonly kind: 'forward';
      readonly targetGroups: readonly WeightedTargetGroup[];
      /** Of a Classic Load Balancer: the port of the instances, instead of that of the target. */
      readonly instancePort?: number;
    }
  | { readonly kind: 'fixed-response'; readonly status: number; readonly contentType?: string; readonly body: string }
  | Redirect;
