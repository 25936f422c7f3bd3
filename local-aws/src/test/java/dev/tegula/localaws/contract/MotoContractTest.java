package dev.tegula.localaws.contract;

import dev.tegula.localaws.RunningLocalAws.Clients;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MotoServer.class)
class MotoContractTest implements StoreContract, ImportContract {

  @Test
  @Disabled("moto takes both and keeps the last")
  @Override
  public void batchWriteItem_sameKeyTwice_isValidationException(Clients aws) {}

  @Test
  @Disabled("moto counts a blank line as an error")
  @Override
  public void importTable_blankLines_areNothing(Clients aws) {}
}
