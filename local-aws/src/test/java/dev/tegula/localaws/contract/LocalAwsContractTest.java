package dev.tegula.localaws.contract;

import dev.tegula.localaws.RunningLocalAws;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningLocalAws.class)
class LocalAwsContractTest implements StoreContract, ImportContract {}
