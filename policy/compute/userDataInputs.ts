/** By type: the inputs with user data, which an instance runs when it starts. */
export const userDataInputs = {
  "aws:ec2/instance:Instance": ["userData", "userDataBase64"],
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": ["userData", "userDataBase64"],
  "aws:ec2/launchConfiguration:LaunchConfiguration": ["userData", "userDataBase64"],
  "aws:ec2/launchTemplate:LaunchTemplate": ["userData"], // always in base64
} as const;
