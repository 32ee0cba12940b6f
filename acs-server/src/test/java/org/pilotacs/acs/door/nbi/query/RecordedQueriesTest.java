package org.pilotacs.acs.door.nbi.query;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What GenieACS 1.2.16 answered, with the numbers of the recordings.
class RecordedQueriesTest {
    private static final Path WHOLE = Path.of("../../shared/reference/nbi-recordings/EXAMPLE-device-full.json");

    private static final List<Datum.Document> DEVICES = Written.documents("""
            {"_id":"202BC1-BM632w-000100","InternetGatewayDevice":{"DeviceInfo":{"_object":true,\
            "SoftwareVersion":{"_object":false,"_value":"V100R001IRQC56B017","_type":"xsd:string"},\
            "HardwareVersion":{"_object":false,"_value":"40501","_type":"xsd:string"}}},\
            "_deviceId":{"_Manufacturer":"Huawei Technologies Co., Ltd.","_OUI":"202BC1","_ProductClass":"BM632w",\
            "_SerialNumber":"000100"},"_lastInform":"2026-11-23T10:22:41.329Z","_tags":["testing","My tag é"],\
            "VirtualParameters":{"mac":{"_object":false,"_value":"20:2B:C1:E0:06:65","_type":"xsd:string"}}}
            {"_id":"202BC1-BM632w-000101","InternetGatewayDevice":{"DeviceInfo":{"_object":true,\
            "SoftwareVersion":{"_object":false,"_value":"V100R001IRQC56B017","_type":"xsd:string"},\
            "HardwareVersion":{"_object":false,"_value":"40501","_type":"xsd:string"}}},\
            "_deviceId":{"_Manufacturer":"Huawei Technologies Co., Ltd.","_OUI":"202BC1","_ProductClass":"BM632w",\
            "_SerialNumber":"000101"},"_lastInform":"2026-11-23T10:22:41.404Z"}
            {"_id":"202BC1-BM632w-000102","InternetGatewayDevice":{"DeviceInfo":{"_object":true,\
            "SoftwareVersion":{"_object":false,"_value":"V100R001IRQC56B017","_type":"xsd:string"},\
            "HardwareVersion":{"_object":false,"_value":"40501","_type":"xsd:string"}}},\
            "_deviceId":{"_Manufacturer":"Huawei Technologies Co., Ltd.","_OUI":"202BC1","_ProductClass":"BM632w",\
            "_SerialNumber":"000102"},"_lastInform":"2026-11-23T10:22:41.478Z"}""");

    private static final List<Datum.Document> TASKS = Written.documents("""
            {"_id":"6b04141b0d9d0bfdbca75ff4","name":"getParameterValues","device":"202BC1-BM632w-000100",\
            "parameterNames":["InternetGatewayDevice.DeviceInfo.ModelName"],"timestamp":"2026-11-23T10:23:23.806Z"}
            {"_id":"6b04141b0d9d0bfdbca75ff5","name":"setParameterValues","device":"202BC1-BM632w-000100",\
            "parameterValues":[["InternetGatewayDevice.DeviceInfo.ProvisioningCode","abc","xsd:string"]],\
            "timestamp":"2026-11-23T10:23:23.813Z"}
            {"_id":"6b04141b0d9d0bfdbca75ff6","name":"refreshObject","device":"202BC1-BM632w-000100",\
            "objectName":"InternetGatewayDevice.Time","timestamp":"2026-11-23T10:23:23.818Z"}""");

    private static final String FAULTS = """
            {"_id":"202BC1-BM632w-000100:task_6b04148ca3028a39bbdc6bc7","device":"202BC1-BM632w-000100",\
            "channel":"task_6b04148ca3028a39bbdc6bc7","timestamp":"2026-11-23T10:25:16.360Z","code":"cwmp.9002",\
            "message":"Internal error","detail":{"faultCode":"9002","faultString":"Internal error",\
            "setParameterValuesFault":null},"retries":0}""";

    private static final String FILES = """
            {"_id":"fw-1.0.bin","length":2059,"chunkSize":261120,"uploadDate":"2026-11-23T10:24:27.932Z",\
            "filename":"fw-1.0.bin","metadata":{"fileType":"1 Firmware Upgrade Image","oui":"202BC1",\
            "productClass":"BM632w","version":"1.1"}}""";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            023 | {"_id":"202BC1-BM632w-000100"} | 000100
            034 | {"InternetGatewayDevice.DeviceInfo.SoftwareVersion":"V100R001IRQC56B017"} | 000100 000101 000102
            035 | {"InternetGatewayDevice.DeviceInfo.SoftwareVersion._value":"V100R001IRQC56B017"} | 000100 000101 000102
            037 | {"InternetGatewayDevice.DeviceInfo.HardwareVersion":40501} | ''
            040 | {"InternetGatewayDevice.DeviceInfo.SoftwareVersion":"/^v100/i"} | 000100 000101 000102
            041 | {"InternetGatewayDevice.DeviceInfo.SoftwareVersion":{"$regex":"^V100"}} | 000100 000101 000102
            042 | {"_id":{"$ne":"202BC1-BM632w-000100"}} | 000101 000102
            044 | {"InternetGatewayDevice.DeviceInfo.SoftwareVersion":{"$exists":true}} | 000100 000101 000102
            046 | {"$and":[{"_id":"202BC1-BM632w-000100"},{"_deviceId._OUI":"202BC1"}]} | 000100
            047 | {"_deviceId._SerialNumber":"000101"} | 000101
            048 | {"_lastInform":{"$gt":"2017-12-11 13:16:23 +0000"}} | 000100 000101 000102
            049 | {"_lastInform":{"$gt":"2017-12-11T13:16:23Z"}} | 000100 000101 000102
            050 | {"_lastInform":{"$gt":1512998183000}} | ''
            069 | [] | 000100 000101 000102
            078 | {"_tags":"testing"} | 000100
            287 | {"VirtualParameters.mac":{"$exists":true}} | 000100
            """)
    void devices(String recording, String query, String serials) throws MalformedQueryException {
        assertThat(serials(Dialect.DEVICES.query(query), DEVICES)).as(recording).isEqualTo(serials);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            089 | {"device":"202BC1-BM632w-000100"} | getParameterValues setParameterValues refreshObject
            090 | {"_id":"6b04141b0d9d0bfdbca75ff4"} | getParameterValues
            092 | {"timestamp":{"$gt":"2017-01-01"}} | getParameterValues setParameterValues refreshObject
            093 | {"name":"refreshObject"} | refreshObject
            094 | {"name":{"$regex":"^get"}} | getParameterValues
            214 | {"device":"202BC1-BM632w-000102"} | ''
            """)
    void tasks(String recording, String query, String names) throws MalformedQueryException {
        Query asked = Dialect.TASKS.query(query);
        assertThat(
                TASKS.stream().filter(asked::matches).map(task -> text(task, "name")).collect(Collectors.joining(" ")))
                .as(recording).isEqualTo(names);
    }

    /// Recording 091 is a crash after 21 seconds.
    @Test
    void a_task_with_an_id_that_is_none_is_refused_at_once() {
        assertThatExceptionOfType(MalformedQueryException.class).isThrownBy(() -> Dialect.TASKS.query("""
                {"_id":"zz"}""")).withMessage("What the query says of _id is no object id: \"zz\"");
    }

    /// Recording 174.
    @Test
    void faults_are_younger_than_a_number_of_milliseconds() throws MalformedQueryException {
        Datum.Document fault = Written.document(FAULTS);
        assertThat(Dialect.FAULTS.query("{\"timestamp\":{\"$gt\":0}}").matches(fault)).isTrue();
        assertThat(Projection.of("code").of(fault)).hasToString(
                "{\"_id\":\"202BC1-BM632w-000100:task_6b04148ca3028a39bbdc6bc7\",\"code\":\"cwmp.9002\"}");
    }

    /// Recordings 148 and 149.
    @Test
    void files_are_found_by_name_and_by_what_they_are_for() throws MalformedQueryException {
        Datum.Document file = Written.document(FILES);
        assertThat(Dialect.PLAIN.query("{\"filename\":\"fw-1.0.bin\"}").matches(file)).isTrue();
        assertThat(Dialect.PLAIN.query("{\"metadata.productClass\":\"BM632w\"}").matches(file)).isTrue();
        assertThat(Projection.of("metadata").of(file)).hasToString("""
                {"_id":"fw-1.0.bin","metadata":{"fileType":"1 Firmware Upgrade Image","oui":"202BC1",\
                "productClass":"BM632w","version":"1.1"}}""");
    }

    /// Recordings 258 and 264.
    @Test
    void presets_are_found_by_name() throws MalformedQueryException {
        Datum.Document preset = Written.document("{\"_id\":\"realname\",\"weight\":0,\"precondition\":\"\"}");
        assertThat(Dialect.PLAIN.query("{\"_id\":{\"$in\":[\"realname\",\"other\"]}}").matches(preset)).isTrue();
        assertThat(Dialect.PLAIN.query("{\"_id\":\"inform2\"}").matches(preset)).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            053 | _id | {"_id":"202BC1-BM632w-000100"}
            028 | _deviceId._SerialNumber | {"_id":"202BC1-BM632w-000100","_deviceId":{"_SerialNumber":"000100"}}
            033 | DeviceID.SerialNumber,Events.Inform,Tags | {"_id":"202BC1-BM632w-000100"}
            077 | _tags | {"_id":"202BC1-BM632w-000100","_tags":["testing","My tag é"]}
            078 | _id,_tags | {"_id":"202BC1-BM632w-000100","_tags":["testing","My tag é"]}
            """)
    void parts_of_a_device(String recording, String projection, String part) throws MalformedQueryException {
        assertThat(Projection.of(projection).of(DEVICES.getFirst())).as(recording).hasToString(part);
    }

    /// Recording 026.
    @Test
    void parameters_keep_the_nesting_of_the_device() throws MalformedQueryException {
        String projection = "InternetGatewayDevice.DeviceInfo.SoftwareVersion,"
                + "InternetGatewayDevice.DeviceInfo.HardwareVersion";
        assertThat(Projection.of(projection).of(DEVICES.getFirst())).hasToString("""
                {"_id":"202BC1-BM632w-000100","InternetGatewayDevice":{"DeviceInfo":{\
                "SoftwareVersion":{"_object":false,"_value":"V100R001IRQC56B017","_type":"xsd:string"},\
                "HardwareVersion":{"_object":false,"_value":"40501","_type":"xsd:string"}}}}""");
    }

    /// Recordings 053 and 055; in the latter no device has the parameter, so they stay as they were found.
    @Test
    void devices_are_sorted() throws MalformedQueryException {
        List<Datum.Document> devices = DEVICES.reversed();
        assertThat(sorted(devices, "{\"_id\":1}")).isEqualTo("000100 000101 000102");
        assertThat(sorted(devices, "{\"InternetGatewayDevice.DeviceInfo.SerialNumber\":-1}"))
                .isEqualTo("000102 000101 000100");
    }

    /// Recordings 067 and 071.
    @Test
    void what_is_no_json_is_answered_as_javascript_does() {
        assertThatExceptionOfType(MalformedQueryException.class).isThrownBy(() -> Dialect.DEVICES.sort("{bad"))
                .withMessage("Expected property name or '}' in JSON at position 1")
                .satisfies(e -> assertThat(e.fault()).isEqualTo(MalformedQueryException.Fault.SYNTAX));
        assertThatExceptionOfType(MalformedQueryException.class).isThrownBy(() -> Dialect.DEVICES.query(""))
                .withMessage("Unexpected end of JSON input");
    }

    @Test
    void a_whole_device_is_read_asked_and_written_unchanged() throws IOException, MalformedQueryException {
        String json = Files.exists(WHOLE) ? Files.readString(WHOLE) : DEVICES.getFirst().toString();
        Datum.Document device = Written.document(json);
        assertThat(JsonReader.read(device.toString(), JsonBounds.DOCUMENT))
                .isEqualTo(JsonReader.read(json, JsonBounds.DOCUMENT));
        assertThat(serials(Dialect.DEVICES.query("""
                {"_deviceId._SerialNumber":"000100","_tags":"test*","_lastInform":{"$lt":"2030-01-01"},
                 "InternetGatewayDevice.DeviceInfo.HardwareVersion":{"$in":["40501","40502"]}}"""), List.of(device)))
                .isEqualTo("000100");
    }

    private static String serials(Query query, List<Datum.Document> devices) {
        return devices.stream().filter(query::matches).map(RecordedQueriesTest::serial)
                .collect(Collectors.joining(" "));
    }

    private static String sorted(List<Datum.Document> devices, String order) throws MalformedQueryException {
        Sort sort = Dialect.DEVICES.sort(order);
        return devices.stream().sorted((one, other) -> sort.keyOf(one).compareTo(sort.keyOf(other)))
                .map(RecordedQueriesTest::serial).collect(Collectors.joining(" "));
    }

    private static String serial(Datum.Document device) {
        String id = text(device, "_id");
        return id.substring(id.lastIndexOf('-') + 1);
    }

    private static String text(Datum.Document document, String field) {
        return document.get(field) instanceof Datum.Text(String text) ? text : "";
    }
}
