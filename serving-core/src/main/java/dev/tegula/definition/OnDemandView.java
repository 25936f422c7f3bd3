package dev.tegula.definition;

import dev.tegula.type.DataType;
import java.util.List;
import java.util.Map;

/** Features computed at request time from features of other views; nothing is stored. */
public record OnDemandView(String name, List<Input> inputs, List<OnDemandFeature> features) {

  public OnDemandView {
    inputs = List.copyOf(inputs);
    features = List.copyOf(features);
  }

  /**
   * One read of a view. The same view may be read several times under different keys.
   *
   * @param alias the name by which features refer to this read
   * @param joinKeys the view's join key to the request's join key; keys not named keep their name
   */
  public record Input(String alias, String featureView, Map<String, String> joinKeys) {

    public Input {
      joinKeys = Map.copyOf(joinKeys);
    }
  }

  /** One computed value. */
  public record OnDemandFeature(String name, DataType type, Transformation transformation) {}

  /** A built-in calculation over input features. */
  public sealed interface Transformation permits SetComparison {}

  /** What two arrays taken as sets have in common; null when an input is null. */
  public record SetComparison(SetMeasure measure, InputFeature a, InputFeature b)
      implements Transformation {}

  /** A feature of one of the view's inputs. */
  public record InputFeature(String alias, String feature) {}
}
