package dev.tegula.localaws;

import org.apache.catalina.connector.Connector;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * s3mock's HTTP port listens on all interfaces and has no setting for it; nothing here may be seen
 * from outside.
 */
final class LoopbackOnly implements BeanPostProcessor {

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof Connector http) {
      http.setProperty("address", "127.0.0.1");
    }
    return bean;
  }
}
