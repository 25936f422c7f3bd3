package dev.tegula.localaws.contract;

import cloud.localstack.Localstack;
import dev.tegula.localaws.RunningLocalAws.Clients;
import java.net.URI;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** SDK clients of the LocalStack that its own extension has started. */
final class LocalStackClients implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Clients.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return new Clients(URI.create("http://127.0.0.1:" + Localstack.INSTANCE.getEdgePort()));
  }
}
