/// The services of AWS's own that a VPC can reach by an interface endpoint, by the last part of their names.
///
/// Source: <https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html>, read by the
/// names that AWS's own `InterfaceVpcEndpointAwsService` of `aws-cdk-lib` 2.275.0 has of it; 2026-11-28. Not every
/// region has each of them: `aws ec2 describe-vpc-endpoint-services --region REGION` tells.
public enum EndpointServices {
    /// Returns whether an interface endpoint of the service exists: `ecr.dkr`, `logs`.
    public static func has(_ service: String) -> Bool { names.contains(service) }

    /// The names that were meant by one which is none: `logs` and `monitoring` for `cloudwatch`.
    public static func meant(by text: String) -> [String] {
        let plain = text.lowercased().filter { $0.isLetter || $0.isNumber }
        return products[plain] ?? NearestNames.of(text, among: names)
    }

    /// Products whose name is not the service's.
    private static let products: [String: [String]] = [
        "cloudwatch": ["logs", "monitoring"], "cloudwatchlogs": ["logs"], "cloudwatchmetrics": ["monitoring"],
        "ecr": ["ecr.api", "ecr.dkr"], "elb": ["elasticloadbalancing"], "alb": ["elasticloadbalancing"],
        "nlb": ["elasticloadbalancing"], "efs": ["elasticfilesystem"], "emr": ["elasticmapreduce"],
        "ses": ["email-smtp", "email"], "kinesis": ["kinesis-streams", "kinesis-firehose"],
        "firehose": ["kinesis-firehose"], "stepfunctions": ["states"], "sfn": ["states"],
        "eventbridge": ["events"], "cloudwatchevents": ["events"], "msk": ["kafka"],
        "prometheus": ["aps-workspaces"], "amp": ["aps-workspaces"], "parameterstore": ["ssm"],
        "systemsmanager": ["ssm", "ssmmessages", "ec2messages"], "sagemaker": ["sagemaker.api"],
        "keyspaces": ["cassandra"], "opensearch": [], "waf": ["wafv2"], "macie": ["macie2"],
        "inspector": ["inspector2"], "asg": ["autoscaling"], "mwaa": ["airflow.api", "airflow.env"],
        "codestar": ["codestar-connections.api"], "appsync": ["appsync-api"], "eksapi": ["eks"],
    ]

    private static let names = Set(
        """
        access-analyzer account acm acm-fips acm-pca acm-pca-fips airflow.api airflow.api-fips airflow.env
        airflow.env-fips airflow.ops analytics-omics apigateway app-integrations appconfig appconfig-fips
        appconfigdata appconfigdata-fips application-autoscaling application-signals applicationinsights appmesh
        appmesh-envoy-management apprunner apprunner.requests appstream.api appstream.streaming appsync-api
        apptest aps aps-workspaces arsenal-discovery athena auditmanager autoscaling autoscaling-plans
        awsconnector b2bi backup backup-gateway batch bcm-data-exports bcm-pricing-calculator bedrock
        bedrock-agent bedrock-agent-runtime bedrock-agentcore bedrock-agentcore.gateway bedrock-data-automation
        bedrock-data-automation-fips bedrock-data-automation-runtime bedrock-data-automation-runtime-fips
        bedrock-fips bedrock-runtime bedrock-runtime-fips billing billingconductor braket cases cassandra
        cassandra-fips cassandra-streams ce cleanrooms cleanrooms-ml cloudcontrolapi cloudcontrolapi-fips
        clouddirectory cloudformation cloudhsmv2 cloudtrail codeartifact.api codeartifact.repositories codebuild
        codebuild-fips codecatalyst codecatalyst.git codecatalyst.packages codecommit codecommit-fips
        codeconnections.api codedeploy codedeploy-commands-secure codeguru-profiler codeguru-reviewer
        codepipeline codestar-connections.api codewhisperer cognito-identity cognito-identity-fips cognito-idp
        cognito-idp-fips comprehend comprehendmedical compute-optimizer config connect-campaigns console
        control-storage-omics controlcatalog cost-optimization-hub data-servicediscovery
        data-servicediscovery-fips databrew dataexchange datasync datazone deadline.management
        deadline.scheduling deviceadvisor.iot devops-guru dicom-medical-imaging discovery dms dms-fips drs ds
        ds-data dsql dynamodb dynamodb-fips dynamodb-streams ebs ec2 ec2messages ecr-public.api ecr.api ecr.dkr
        ecs ecs-agent ecs-telemetry eks eks-auth eks-proxy elastic-inference.runtime elasticache
        elasticache-fips elasticbeanstalk elasticbeanstalk-health elasticfilesystem elasticfilesystem-fips
        elasticloadbalancing elasticmapreduce email email-fips email-smtp emr-containers emr-serverless
        emr-serverless-services.livy emr-serverless.dashboard emrwal.prod entityresolution events evidently
        evidently-dataplane execute-api experiments finspace finspace-api fis forecast forecast-fips
        forecastquery forecastquery-fips frauddetector freetier fsx fsx-fips geo.geofencing geo.maps
        geo.metadata geo.places geo.routes geo.tracking git-codecommit git-codecommit-fips glue glue.dashboard
        grafana grafana-workspace greengrass groundstation guardduty guardduty-data guardduty-data-fips
        guardduty-fips healthlake iam identitystore imagebuilder inspector-scan inspector2 internetmonitor
        internetmonitor-fips invoicing iot.credentials iot.data iot.fleethub.api iotfleetwise iotroborunner
        iotsitewise.api iotsitewise.data iottwinmaker.api iottwinmaker.data iotwireless.api kafka kafka-fips
        kafkaconnect kendra kendra-ranking kinesis-firehose kinesis-streams kinesis-streams-fips
        kinesisanalytics kinesisanalytics-fips kms kms-fips lakeformation lambda launchwizard license-manager
        license-manager-fips license-manager-linux-subscriptions license-manager-linux-subscriptions-fips
        license-manager-user-subscriptions logs lookoutequipment lookoutmetrics lookoutvision lorawan.cups
        lorawan.lns m2 macie2 mail-manager mail-manager-fips managedblockchain-query
        managedblockchain.bitcoin.mainnet managedblockchain.bitcoin.testnet mediaconnect medical-imaging
        memory-db memorydb-fips mgn migrationhub-orchestrator migrationhub-strategy models-v2-lex monitoring mq
        neptune-graph neptune-graph-data neptune-graph-fips network-firewall network-firewall-fips
        networkflowmonitor networkflowmonitorreports networkmonitor nimble notebook observabilityadmin
        organizations organizations-fips outposts panorama partner-app payment-cryptography.controlplane
        payment-cryptography.dataplane pca-connector-ad pca-connector-scep pcs pcs-fips personalize
        personalize-events personalize-runtime pi pi-fips pinpoint pinpoint-sms-voice-v2 pipes pipes-data
        pipes-fips polly pricing.api private-networks profile proton q qapps qbusiness qldb.session
        quicksight-website ram rbin rds rds-data redshift redshift-data redshift-data-fips redshift-fips
        redshift-serverless redshift-serverless-fips refactor-spaces rekognition rekognition-fips repostspace
        resource-groups resource-groups-fips robomaker rolesanywhere route53 rum rum-dataplane
        runtime-medical-imaging runtime-v2-lex s3 s3-global.accesspoint s3-outposts s3tables s3vectors
        sagemaker-data-science-assistant sagemaker-geospatial sagemaker.api sagemaker.api-fips
        sagemaker.featurestore-runtime sagemaker.metrics sagemaker.runtime sagemaker.runtime-fips savingsplans
        schemas scn secretsmanager securityhub securitylake securitylake-fips serverlessrepo
        service.user-subscriptions servicecatalog servicecatalog-appregistry servicediscovery
        servicediscovery-fips shield shield-fips signin simspaceweaver sms sms-fips snow-device-management sns
        social-messaging sqs sqs-fips ssm ssm-contacts ssm-fips ssm-incidents ssm-quicksetup ssmmessages states
        storage-omics storagegateway streaming-rekognition streaming-rekognition-fips sts sts-fips studio swf
        swf-fips sync-states synthetics synthetics-fips tagging tags-omics tax textract textract-fips
        thinclient.api timestream-influxdb timestream-influxdb-fips tnb transcribe transcribestreaming transfer
        transfer.server translate trustedadvisor verifiedpermissions voiceid vpc-lattice wafv2 wafv2-fips
        wellarchitected wisdom workflows-omics workmail workspaces workspaces-web workspaces-web-fips xray
        """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
