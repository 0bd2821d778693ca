/** What the CI and a reader need after the stack exists. */
export function renderOutputs(hasLoadBalancer: boolean): string {
  const role = `  DeployRoleArn:
    Description: The role that the CI takes
    Value: !GetAtt DeployRole.Arn`;
  const url = `  Url:
    Description: The load balancer. With a certificate, point the name of the certificate to it.
    Value: !Sub http://\${LoadBalancer.DNSName}`;
  return ['Outputs:', role, ...(hasLoadBalancer ? [url] : [])].join('\n');
}
