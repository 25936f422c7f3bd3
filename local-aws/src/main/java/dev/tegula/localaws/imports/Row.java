package dev.tegula.localaws.imports;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item and where it came from.
 *
 * @param index of the row in its object, from 0, blank lines not counted
 */
record Row(String objectKey, long index, Map<String, AttributeValue> item) {}
