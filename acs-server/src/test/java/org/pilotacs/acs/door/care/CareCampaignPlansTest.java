package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.door.TestDoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.door.care.CampaignCaller.ROOT;

/// What is wrong with a plan is said with the field that it is about, and nothing is kept.
class CareCampaignPlansTest {
    private static final String RESTART = "'request':{'action':'restart'}";

    private static TestDoor door;
    private static CampaignCaller anna;

    @BeforeAll
    static void open() {
        door = TestDoor.guarded("a-token-of-sixteen-or-more");
        anna = CampaignCaller.named(door, "anna", Role.ENGINEER);
    }

    @AfterAll
    static void close() {
        door.close();
    }

    /// Quotes are single; what has no request restarts, and what has no name has one.
    private static String plan(String fields) {
        String request = fields.contains("'request'") ? "" : "," + RESTART;
        String name = fields.contains("'name'") ? "" : ",'name':'x'";
        return ("{" + fields + request + name + "}").replace('\'', '"');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'name':''                                                            | /name
            'name':'   '                                                         | /name
            'name':'a\\u0007b'                                                   | /name
            'name':'a\\ud800b'                                                   | /name
            'name':5                                                             | /name
            'nonsense':1                                                         | /nonsense
            'request':{}                                                         | /request
            'request':{'action':'dance'}                                         | /request/action
            'request':{'action':'factory-reset'}                                 | /request/action
            'request':{'action':'read','paths':['Device.A']}                     | /request/action
            'request':{'action':'restart','anyway':true}                         | /request/anyway
            'request':{'action':'restart','image':''}                            | /request/image
            'request':{'action':'update-firmware'}                               | /request/image
            'request':{'action':'update-firmware','image':'0123456789abcdef01234567'} | /request/image
            'request':{'action':'write'}                                         | /request/values
            'request':{'action':'write','values':[{'path':'A','value':1,'type':'colour'}]} | /request/values/0/type
            'request':{'action':'write','values':[{'path':'A.Password','value':'***'}]} | /request/values/0/value
            'request':{'action':'reconnect','rights':[{'product':1,'until':'2027-01-01T00:00:00Z'}]} | /request/rights
            'request':{'action':'reconnect','way':'satellite','rights':[{'product':1,'until':'soon'}]} | /request/rights/0/until
            'request':{'action':'send-emms','sections':[]}                       | /request/sections
            'target':{'models':['']}                                             | /target/models/0
            'target':{'models':[' ']}                                            | /target/models
            'target':{'where':'1 +'}                                             | /target/where
            'target':{'seenWithin':'soon'}                                       | /target/seenWithin
            'target':{'devices':['']}                                            | /target/devices/0
            'target':{'colour':'red'}                                            | /target/colour
            'waves':[]                                                           | /waves
            'waves':[{}]                                                         | /waves/0
            'waves':[{'devices':1,'percent':2}]                                  | /waves/0
            'waves':[{'devices':0}]                                              | /waves/0/devices
            'waves':[{'percent':0}]                                              | /waves/0/percent
            'waves':[{'percent':100.1}]                                          | /waves/0/percent
            'waves':[{'rest':false}]                                             | /waves/0/rest
            'waves':[{'rest':true},{'devices':1}]                                | /waves
            'perRevision':-1                                                     | /perRevision
            'gates':{'reached':101}                                              | /gates/reached
            'gates':{'good':-1}                                                  | /gates/good
            'gates':{'patience':'0s'}                                            | /gates/patience
            'gates':{'patience':'3 days'}                                        | /gates/patience
            'gates':{'errors':'many'}                                            | /gates/errors
            'gates':{'mostErrors':-1}                                            | /gates/mostErrors
            'gates':{'tolerance':{'luck':1}}                                     | /gates/tolerance/luck
            'gates':{'tolerance':{'calls':101}}                                  | /gates/tolerance/calls
            'gates':{'sure':50}                                                  | /gates/sure
            'health':{'restarts':0}                                              | /health/restarts
            'health':{'signalDrop':0}                                            | /health/signalDrop
            'health':{'silence':'0s'}                                            | /health/silence
            'health':{'silence':'x'}                                             | /health/silence
            'window':{'from':'02:00'}                                            | /window
            'window':{'from':'25:00','to':'05:00'}                               | /window/from
            'window':{'from':'02:00','to':'five'}                                | /window/to
            'window':{'from':'02:00','to':'02:00'}                               | /window/to
            'window':{'from':'02:00','to':'05:00','days':[]}                     | /window/days
            'window':{'from':'02:00','to':'05:00','days':['someday']}            | /window/days/0
            'window':{'from':'02:00','to':'05:00','zone':'Mars/Olympus'}         | /window/zone
            'pace':{'atOnce':-1}                                                 | /pace/atOnce
            'pace':{'bytesPerSecond':1e99}                                       | /pace/bytesPerSecond
            'soak':'31d'                                                         | /soak
            'soak':'long'                                                        | /soak
            'retries':6                                                          | /retries
            'breach':'panic'                                                     | /breach
            'until':'1s'                                                         | /until
            """)
    void names_the_field(String fields, String where) {
        CampaignCaller.Answer refused = anna.draft(plan(fields), "k");
        assertThat(refused.status()).as(refused.json().toString()).isEqualTo(400);
        JsonNode violations = refused.json().path("violations");
        assertThat(violations).as(violations.toString())
                .anySatisfy(one -> assertThat(one.path("where").asText()).isEqualTo(where));
        assertThat(anna.post(ROOT + "/preview", plan(fields)).status()).isEqualTo(400);
        assertThat(anna.get(ROOT).json().path("campaigns")).isEmpty();
    }

    @Test
    void what_is_no_plan_at_all_is_refused() {
        for (String body : new String[]{ "[]", "{", "null", "\"x\""}) {
            assertThat(anna.draft(body, "k").status()).as(body).isEqualTo(400);
        }
        assertThat(anna.draft(plan("'soak':'1h'"), "").status()).as("no key").isEqualTo(400);
        assertThat(anna.draft(plan("'soak':'1h'"), "k".repeat(129)).status()).isEqualTo(400);
    }

    @Test
    void ten_thousand_boxes_can_be_named() {
        String ids = "'A1B2C3-SV%2DS2-" + "123456789'";
        String many = "'target':{'devices':[" + (ids + ",").repeat(9_999) + ids + "]}";
        assertThat(anna.post(ROOT + "/preview", plan(many)).status()).isEqualTo(200);
        assertThat(anna.post(ROOT + "/preview", plan(many.replace("]}", "," + ids + "]}"))).status()).isEqualTo(400);
    }
}
