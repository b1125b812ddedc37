/** By type: the inputs whose change replaces a resource, and with it everything that is built on it. */
export const guardedInputs: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/vpc:Vpc": ["cidrBlock"],
  "aws:ec2/subnet:Subnet": ["availabilityZone", "cidrBlock"],
  "aws:ec2/securityGroup:SecurityGroup": ["vpcId"],
  "aws:lb/loadBalancer:LoadBalancer": ["subnets"],
};
