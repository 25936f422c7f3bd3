package dev.tegula.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vectors over real HTTP from the memory store. */
final class GetFeaturesTest {

  private static final String ALL_DETAILS =
      ",'metadataOptions':{'includeNames':true,'includeDataTypes':true,'includeEffectiveTimes':true,"
          + "'includeServingStatus':true,'includeFeatureTags':true}";
  private static final String NAMES = ",'metadata_options':{'include_names':true}";
  private static final String STATUS = ",'metadata_options':{'include_serving_status':true}";

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    var repository = TestRepository.read(folder);
    server =
        TestServer.start(repository, new TestData(repository, folder.resolve("load")).writeAll());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void getFeatures_snakeCase_valuesInContractOrderAndNothingElse() throws Exception {
    assertBody(
        "'feature_service_name':'planes','workspace_name':'prod','join_key_map':{'tailnum':'N1'}",
        "{'result':{'features':[['BOS','LAX'],['1','2'],100.5,'1','2']}}");
  }

  @Test
  void getFeatures_camelCaseAllDetails_everyFeatureDescribed() throws Exception {
    String strings = "'dataType':{'type':'array','elementType':{'type':'string'}}";
    String int64s = "'dataType':{'type':'array','elementType':{'type':'int64'}}";
    String edge = "'effectiveTime':'2014-01-01T00:00:00Z','status':'PRESENT'";
    assertBody(
        "'featureServiceName':'planes','workspaceName':'prod','joinKeyMap':{'tailnum':'N1'}"
            + ALL_DETAILS,
        "{'result':{'features':[['BOS','LAX'],['1','2'],100.5,'1','2']},'metadata':{'features':["
            + "{'name':'dests.dest_last_distinct_3_28d_1d',%s,%s},".formatted(strings, edge)
            + "{'name':'dests.flight_last_distinct_3_28d_1d',%s,%s},".formatted(int64s, edge)
            + "{'name':'plane_delays.distance','dataType':{'type':'float64'},"
            + "'effectiveTime':'2013-12-31T06:00:00Z','status':'PRESENT'},"
            + "{'name':'plane_delays.flight_count_1d_1d','dataType':{'type':'int64'},%s},"
                .formatted(edge)
            + "{'name':'plane_delays.flight_count_7d_1d','dataType':{'type':'int64'},%s}]}}"
                .formatted(edge));
  }

  @Test
  void getFeatures_allScalarTypes_encodedByTheContract() throws Exception {
    assertBody(
        "'feature_service_name':'routes','join_key_map':{'route_id':'42'}" + NAMES,
        "{'result':{'features':[true,'q\\'\\\\\\u000a\u00e9\uD83D\uDE00','NaN','9223372036854775807']},"
            + "'metadata':{'features':[{'name':'route_facts.active'},{'name':'route_facts.name'},"
            + "{'name':'route_facts.ratio'},{'name':'route_facts.seats'}]}}");
    assertBody(
        "'feature_service_name':'routes','join_key_map':{'route_id':-1}",
        "{'result':{'features':[true,'','-Infinity','9223372036854775807']}}");
  }

  @Test
  void getFeatures_attributeTimeWithFraction_isoWithFraction() throws Exception {
    assertBody(
        "'feature_service_name':'routes','join_key_map':{'route_id':42}"
            + ",'metadata_options':{'include_effective_times':true}",
        "{'result':{'features':[true,'q\\'\\\\\\u000a\u00e9\uD83D\uDE00','NaN','9223372036854775807']},"
            + "'metadata':{'features':[TTT,TTT,TTT,TTT]}}"
                .replace("TTT", "{'effectiveTime':'2013-03-01T12:00:00.250Z'}"));
  }

  @Test
  void getFeatures_onDemandOfTwoPlanes_computedFirstThenRenamed() throws Exception {
    assertBody(
        "'feature_service_name':'similarity','join_key_map':{'tailnum_a':'N1','tailnum_b':'N2'}"
            + ALL_DETAILS,
        "{'result':{'features':[0.5,7.0]},'metadata':{'features':["
            + "{'name':'shared_destinations.jaccard','dataType':{'type':'float64'},'status':'PRESENT'},"
            + "{'name':'another.distance','dataType':{'type':'float64'},"
            + "'effectiveTime':'2013-12-28T06:00:00.500Z','status':'PRESENT'}]}}");
  }

  @Test
  void getFeatures_onDemandWithUnknownPlane_nullButPresent() throws Exception {
    assertBody(
        "'feature_service_name':'similarity','join_key_map':{'tailnum_a':'N1','tailnum_b':'?'}"
            + STATUS,
        "{'result':{'features':[null,null]},'metadata':{'features':["
            + "{'status':'PRESENT'},{'status':'MISSING_DATA'}]}}");
  }

  @Test
  void getFeatures_unknownEntity_nullsAndMissing() throws Exception {
    assertBody(
        "'feature_service_name':'planes','join_key_map':{'tailnum':'N404'}" + STATUS,
        "{'result':{'features':[null,null,null,null,null]},'metadata':{'features':["
            + "{'status':'MISSING_DATA'},{'status':'MISSING_DATA'},{'status':'MISSING_DATA'},"
            + "{'status':'MISSING_DATA'},{'status':'MISSING_DATA'}]}}");
  }

  @Test
  void getFeatures_nullJoinKey_nullsAndMissingEvenWhenCountsAreCoerced() throws Exception {
    assertBody(
        "'feature_service_name':'planes','join_key_map':{'tailnum':null}"
            + ",'request_options':{'coerce_null_counts_to_zero':true}"
            + STATUS,
        "{'result':{'features':[null,null,null,null,null]},'metadata':{'features':["
            + "{'status':'MISSING_DATA'},{'status':'MISSING_DATA'},{'status':'MISSING_DATA'},"
            + "{'status':'MISSING_DATA'},{'status':'MISSING_DATA'}]}}");
  }

  @Test
  void getFeatures_emptyShortWindow_nullAndPresent() throws Exception {
    assertBody(
        "'feature_service_name':'planes','join_key_map':{'tailnum':'N2'}" + STATUS,
        "{'result':{'features':[['BOS'],['3'],7.0,null,'1']},'metadata':{'features':["
            + "{'status':'PRESENT'},{'status':'PRESENT'},{'status':'PRESENT'},"
            + "{'status':'PRESENT'},{'status':'PRESENT'}]}}");
  }

  @Test
  void getFeatures_coerceNullCounts_zerosForCountsOnly() throws Exception {
    assertBody(
        "'feature_service_name':'planes','join_key_map':{'tailnum':'N404'}"
            + ",'requestOptions':{'coerceNullCountsToZero':true,'writeFromCache':1}",
        "{'result':{'features':[null,null,null,'0','0']}}");
  }

  @Test
  void getFeatures_rowsOlderThanEveryWindow_attributesPresentAggregatesMissing() throws Exception {
    assertBody(
        "'feature_service_name':'planes','join_key_map':{'tailnum':'N3'}" + STATUS,
        "{'result':{'features':[null,null,8.0,null,null]},'metadata':{'features':["
            + "{'status':'MISSING_DATA'},{'status':'MISSING_DATA'},{'status':'PRESENT'},"
            + "{'status':'MISSING_DATA'},{'status':'MISSING_DATA'}]}}");
  }

  @Test
  void getFeatures_corruptRow_thatViewAloneUnknown() throws Exception {
    assertBody(
        "'feature_service_name':'everything','join_key_map':{'route_id':-1,'tailnum':'BROKEN',"
            + "'tailnum_a':'N1','tailnum_b':'N1'},'request_options':{'coerceNullCountsToZero':true}"
            + STATUS,
        "{'result':{'features':[1.0,null,null,null,null,true,'','-Infinity','9223372036854775807']},"
            + "'metadata':{'features':[{'status':'PRESENT'},{'status':'UNKNOWN'},{'status':'UNKNOWN'},"
            + "{'status':'UNKNOWN'},{'status':'UNKNOWN'},{'status':'PRESENT'},{'status':'PRESENT'},"
            + "{'status':'PRESENT'},{'status':'PRESENT'}]}}");
    assertThat(server.get("/metrics").body()).containsPattern("rows_corrupt_total [1-9]");
  }

  @Test
  void getFeatures_corruptInputOfOnDemand_unknown() throws Exception {
    assertBody(
        "'feature_service_name':'similarity','join_key_map':{'tailnum_a':'BROKEN','tailnum_b':'N1'}"
            + STATUS,
        "{'result':{'features':[null,100.5]},'metadata':{'features':["
            + "{'status':'UNKNOWN'},{'status':'PRESENT'}]}}");
  }

  @Test
  void getFeatures_unknownFieldsOptionsAndKeys_ignored() throws Exception {
    assertBody(
        "'request_context_map':{'x':{'y':[1,{'z':null}]}},'allowPartialResults':false,"
            + "'requestOptions':{'latencyBudgetMs':'200','readFromCache':true,'deep':{'a':[]}},"
            + "'metadataOptions':{},'join_key_map':{'extra':[1],'route_id':-1},"
            + "'featureServiceName':'routes'",
        "{'result':{'features':[true,'','-Infinity','9223372036854775807']}}");
  }

  @Test
  void getFeatures_sloInfoAlone_noFeatureDescriptions() throws Exception {
    HttpResponse<String> response =
        server.getFeatures(
            "'feature_service_name':'routes','join_key_map':{'route_id':-1}"
                + ",'metadata_options':{'include_slo_info':true}");
    assertThat(response.body())
        .matches(
            ".*]},\"metadata\":\\{\"sloInfo\":\\{\"sloEligible\":true,"
                + "\"sloServerTimeSeconds\":[0-9.E-]+,\"serverTimeSeconds\":[0-9.E-]+,"
                + "\"storeMaxLatency\":[0-9.E-]+,\"storeResponseSizeBytes\":[0-9]+}}}");
  }

  @Test
  void getFeatures_withoutApiPrefix_same() throws Exception {
    HttpResponse<String> response =
        server.post(
            "/v1/feature-service/get-features",
            "{\"params\":{\"feature_service_name\":\"routes\",\"join_key_map\":{\"route_id\":-1}}}");
    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void metadata_service_keysAndValuesWithTypes() throws Exception {
    HttpResponse<String> response =
        server.post(
            TestServer.METADATA,
            "{\"params\":{\"feature_service_name\":\"similarity\",\"workspace_name\":\"prod\"}}");
    assertThat(response.body())
        .isEqualTo(
            ("{'featureServiceType':'DEFAULT','inputJoinKeys':["
                    + "{'name':'tailnum_b','dataType':{'type':'string'},'type':'string'},"
                    + "{'name':'tailnum_a','dataType':{'type':'string'},'type':'string'}],"
                    + "'inputRequestContextKeys':[],'featureValues':["
                    + "{'name':'shared_destinations.jaccard','dataType':{'type':'float64'},'type':'float64'},"
                    + "{'name':'another.distance','dataType':{'type':'float64'},'type':'float64'}]}")
                .replace('\'', '"'));
  }

  private static void assertBody(String params, String expected) throws Exception {
    HttpResponse<String> response = server.getFeatures(params);
    assertThat(response.body()).isEqualTo(expected.replace('\'', '"'));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
  }
}
