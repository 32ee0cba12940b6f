package org.pilotacs.acs.provisioning.session;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.provisioning.engine.Invocation;
import org.pilotacs.acs.provisioning.expression.Value;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// How many instances there shall be: what is made and deleted, as GenieACS 1.2.16 does it.
class DeclaredInstancesTest {
    private final HomeRouter router = new HomeRouter();

    @AfterEach
    void close() {
        router.close();
    }

    @Test
    void one_with_these_keys_is_made_and_gets_them_at_once() {
        router.provision("""
                const mail = 'PM.[PortMappingDescription:mail]';
                declare(mail, {path: 1}, {path: 1});
                declare(mail + '.ExternalPort', {value: 1}, {value: 25});
                """);
        List<String> asked = router.asked();
        assertThat(asked.subList(7, asked.size())).containsExactly(
                "GetParameterNames(IGD.WANDevice.1.WANConnectionDevice.1.WANIPConnection.1.,0)",
                "GetParameterValues(PM.1.PortMappingDescription,PM.2.PortMappingDescription)", "AddObject(PM.)",
                "GetParameterValues(PM.3.PortMappingDescription)",
                "SetParameterValues(PM.3.PortMappingDescription=mail string)", "GetParameterNames(PM.,0)",
                "GetParameterValues(PM.3.ExternalPort)", "SetParameterValues(PM.3.ExternalPort=25 unsignedInt)");
        router.lab.later(Duration.ofSeconds(10));
        assertThat(router.asked()).isEmpty();
    }

    @Test
    void one_that_is_there_is_left() {
        router.provision("declare('PM.[ExternalPort:80]', null, {path: 1});");
        assertThat(router.done()).containsExactly("GetParameterValues(PM.1.ExternalPort,PM.2.ExternalPort)");
    }

    @Test
    void as_many_as_are_missing_are_made() {
        router.provision("declare('PM.*', null, {path: 4});");
        assertThat(router.done()).containsExactly("AddObject(PM.)", "AddObject(PM.)");
    }

    @Test
    void the_last_ones_are_deleted() {
        router.provision("declare('PM.*', null, {path: [0, 1]});");
        assertThat(router.done()).containsExactly("DeleteObject(PM.2.)");
    }

    @Test
    void those_with_a_key_are_deleted() {
        router.provision("declare('PM.[PortMappingDescription:web]', null, {path: 0});");
        assertThat(router.done()).endsWith("DeleteObject(PM.1.)");
    }

    @Test
    void one_is_deleted_by_its_number() {
        router.provision("declare('PM.2', null, {path: 0}); declare('PM.7', null, {path: 0});");
        assertThat(router.done()).containsExactly("DeleteObject(PM.2.)");
    }

    @Test
    void one_new_instance_does_for_two_declarations() {
        router.provision("""
                declare('PM.[ExternalPort:443]', null, {path: 1});
                declare('PM.[ExternalPort:443,PortMappingDescription:tls]', null, {path: 1});
                """);
        assertThat(router.done()).filteredOn(one -> one.startsWith("AddObject") || one.startsWith("Set"))
                .containsExactly("AddObject(PM.)", "SetParameterValues(PM.3.ExternalPort=443 unsignedInt,"
                        + "PM.3.PortMappingDescription=tls string)");
    }

    @Test
    void keys_choose_among_instances_on_the_way() {
        router.provision("declare('IGD.LANDevice.1.WLANConfiguration.[SSID:guest].Enable', null, {value: true});");
        assertThat(router.done()).endsWith("GetParameterValues(IGD.LANDevice.1.WLANConfiguration.2.Enable)",
                "SetParameterValues(IGD.LANDevice.1.WLANConfiguration.2.Enable=true boolean)");
    }

    @Test
    void below_stars_all_is_listed_at_once_where_that_saves_requests() {
        router.provision(
                "declare('IGD.WANDevice.*.WANConnectionDevice.*.WANIPConnection.*.PortMapping.[ExternalPort:80]',"
                        + " null, {path: 1});");
        assertThat(router.asked()).containsExactly("GetParameterNames(,1)", "GetParameterNames(IGD.,1)",
                "GetParameterNames(IGD.WANDevice.,1)", "GetParameterNames(IGD.WANDevice.1.,1)",
                "GetParameterNames(IGD.WANDevice.1.WANConnectionDevice.,1)",
                "GetParameterNames(IGD.WANDevice.1.WANConnectionDevice.1.,1)",
                "GetParameterNames(IGD.WANDevice.1.WANConnectionDevice.1.WANIPConnection.,0)",
                "GetParameterValues(PM.1.ExternalPort,PM.2.ExternalPort)");
    }

    @Test
    void below_what_cannot_be_written_nothing_is_made() {
        router.provision("declare('IGD.LANDevice.1.Hosts.Host.*', null, {path: 5});");
        assertThat(router.done()).isEmpty();
        assertThat(router.fault()).isEmpty();
    }

    @Test
    void ever_more_instances_end_as_a_loop() {
        router.provision("declare('PM.*', null, {path: declare('PM.*', {path: 1}).size + 1});");
        assertThat(router.done()).containsExactly("AddObject(PM.)", "AddObject(PM.)", "AddObject(PM.)",
                "AddObject(PM.)");
        assertThat(router.fault()).isEqualTo("preset_loop");
    }

    @Test
    void an_order_deletes_one_fewer() {
        router.lab.order(Invocation.of("instances", Value.of("InternetGatewayDevice.WANDevice.1.WANConnectionDevice.1"
                + ".WANIPConnection.1.PortMapping.*"), Value.of("-1")));
        router.lab.later(Duration.ofSeconds(1));
        assertThat(router.done()).containsExactly("DeleteObject(PM.2.)");
    }

    @Test
    void refused_keys_are_tried_with_a_new_instance_when_due() {
        router.provision("declare('PM.[ExternalPort:443]', null, {path: 1});");
        router.refuse("SetParameterValues", "9007");
        assertThat(router.done()).endsWith("SetParameterValues(PM.3.ExternalPort=443 unsignedInt)");
        assertThat(router.fault()).isEqualTo("cwmp.9007");
        router.lab.later(Duration.ofSeconds(310));
        assertThat(router.done()).startsWith("AddObject(PM.)", "GetParameterValues(PM.4.ExternalPort)");
    }
}
