// Imports the same packages as the program, and does nothing with them.
import "@pulumi/aws";
import "@pulumi/awsx";
import "@pulumi/pulumi";
import "@pulumi/random";
