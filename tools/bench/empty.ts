// Imports what the program imports, and does nothing with it.
import "@pulumi/aws";
import "@pulumi/awsx";
import "@pulumi/pulumi";
import "@pulumi/random";
