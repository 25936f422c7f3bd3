package dev.tegula.localaws.contract;

import cloud.localstack.docker.LocalstackDockerExtension;
import cloud.localstack.docker.annotation.LocalstackDockerProperties;
import org.junit.jupiter.api.extension.ExtendWith;

/** LocalStack has no ImportTable, so only the store's part. */
@ExtendWith({DockerDaemon.class, LocalstackDockerExtension.class, LocalStackClients.class})
@LocalstackDockerProperties(
    services = {"dynamodb", "s3"},
    imageTag = "4.4",
    randomizePorts = true)
class LocalStackContractTest implements StoreContract {}
