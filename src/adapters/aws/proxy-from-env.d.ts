/** The package has no types of its own. */
declare module 'proxy-from-env' {
  /** URL of the proxy that the environment names for an address; empty when it is to be called directly. */
  export function getProxyForUrl(url: {
    /** With its colon; names the variable, in any case. */
    readonly protocol: string;
    readonly host: string;
    readonly port: number;
  }): string;
}
