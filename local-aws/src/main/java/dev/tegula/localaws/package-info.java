/**
 * The one port of local AWS: starts DynamoDB Local and the S3 stand-in in this process and hands
 * each request to the one that it is for. What an import from S3 does is not here but in {@code
 * imports}. Jetty's threads enter; everything shared between them is immutable or concurrent.
 */
@NullMarked
package dev.tegula.localaws;

import org.jspecify.annotations.NullMarked;
