package org.pilotacs.acs.provisioning.session;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.provisioning.engine.Fault;
import org.pilotacs.acs.provisioning.engine.Invocation;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.script.SessionScripts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/// What scripts like those of GenieACS's manual make the server ask: each list is what GenieACS 1.2.16 asks of such a box.
class ScriptsOnTheWireTest {
    private final HomeRouter router = new HomeRouter();

    @AfterEach
    void close() {
        router.close();
    }

    private void later(int seconds) {
        router.lab.later(Duration.ofSeconds(seconds));
    }

    @Test
    void an_hourly_refresh_discovers_once_and_reads_each_hour() {
        router.provision("declare('IGD.DeviceInfo.*', {value: Date.now(3600000)});");
        String values = "GetParameterValues(IGD.DeviceInfo.Manufacturer,IGD.DeviceInfo.ProvisioningCode,"
                + "IGD.DeviceInfo.SoftwareVersion,IGD.DeviceInfo.UpTime)";
        assertThat(router.asked()).containsExactly("GetParameterNames(,1)", "GetParameterNames(IGD.,1)",
                "GetParameterNames(IGD.DeviceInfo.,1)", values);
        later(10);
        assertThat(router.asked()).isEmpty();
        later(3600);
        assertThat(router.asked()).containsExactly(values);
    }

    @Test
    void a_fresh_path_lists_again_and_finds_what_is_new() {
        router.provision("""
                const hourly = Date.now(3600000);
                declare('IGD.LANDevice.*.Hosts.Host.*', {path: hourly});
                declare('IGD.LANDevice.*.Hosts.Host.*.MACAddress', {value: hourly});
                """);
        router.asked();
        router.lab.box.put("InternetGatewayDevice.LANDevice.1.Hosts.Host.3.MACAddress", false, false, "x",
                "xsd:string");
        later(3600);
        assertThat(router.asked()).startsWith("GetParameterNames(IGD.LANDevice.,1)",
                "GetParameterNames(IGD.LANDevice.1.Hosts.Host.,1)")
                .endsWith("GetParameterValues(IGD.LANDevice.1.Hosts.Host.3.MACAddress)");
    }

    @Test
    void a_value_is_read_once_and_set_where_it_differs() {
        router.provision("declare('IGD.ManagementServer.PeriodicInformInterval', null, {value: '300'});");
        assertThat(router.done()).containsExactly(
                "GetParameterValues(IGD.ManagementServer.PeriodicInformInterval)",
                "SetParameterValues(IGD.ManagementServer.PeriodicInformInterval=300 unsignedInt)");
        later(10);
        assertThat(router.asked()).isEmpty();
    }

    @Test
    void a_star_sets_only_those_that_differ() {
        router.provision("declare('IGD.LANDevice.*.WLANConfiguration.*.Enable', null, {value: true});");
        assertThat(router.done()).endsWith(
                "SetParameterValues(IGD.LANDevice.1.WLANConfiguration.2.Enable=true boolean)");
    }

    @Test
    void what_cannot_be_written_is_left() {
        router.provision("""
                declare('IGD.DeviceInfo.SoftwareVersion', null, {value: '2'});
                declare('IGD.DeviceInfo.Nothing', null, {value: '2'});
                """);
        assertThat(router.done()).containsExactly("GetParameterValues(IGD.DeviceInfo.SoftwareVersion)");
    }

    @Test
    void the_later_declaration_wins() {
        router.provision("for (const v of ['a', 'b']) declare('IGD.DeviceInfo.ProvisioningCode', null, {value: v});");
        assertThat(router.done()).endsWith("SetParameterValues(IGD.DeviceInfo.ProvisioningCode=b string)")
                .hasSize(2);
    }

    @Test
    void commit_makes_two_requests_in_order() {
        router.provision("""
                declare('IGD.ManagementServer.Username', null, {value: 'a'});
                commit();
                declare('IGD.DeviceInfo.ProvisioningCode', null, {value: 'b'});
                """);
        assertThat(router.done()).filteredOn(one -> one.startsWith("Set")).containsExactly(
                "SetParameterValues(IGD.ManagementServer.Username=a string)",
                "SetParameterValues(IGD.DeviceInfo.ProvisioningCode=b string)");
    }

    @Test
    void clear_makes_it_ask_again_in_each_session() {
        router.provision("""
                clear('InternetGatewayDevice', Date.now());
                declare('IGD.DeviceInfo.UpTime', {value: 1});
                """);
        List<String> first = router.asked();
        later(10);
        assertThat(router.asked()).isEqualTo(first).hasSize(4);
    }

    @Test
    void a_box_that_cannot_list_its_roots_is_taken_to_have_those_it_told_of() {
        router.lab.informed = List.of("InternetGatewayDevice.DeviceInfo.SoftwareVersion");
        router.refuse("GetParameterNames(,", "9005");
        router.provision("""
                const hour = Date.now(3600 * 1000);
                for (const root of ['Device', 'InternetGatewayDevice'])
                  declare(root + '.DeviceInfo.UpTime', {value: hour});
                """);
        assertThat(router.asked()).startsWith("GetParameterNames(,1)")
                .endsWith("GetParameterValues(IGD.DeviceInfo.UpTime)");
        assertThat(router.fault()).isEmpty();
        later(10);
        assertThat(router.asked()).isEmpty();
    }

    @Test
    void what_a_script_is_left_with_is_a_symbol_that_says_nothing() {
        router.provision(
                "try { declare('IGD.DeviceInfo.UpTime', {value: Date.now()}).value } catch (e) { log('e ' + e) }");
        assertThat(router.asked()).isEmpty();
        assertThat(router.fault()).isEqualTo("script.TypeError");
        assertThat(router.failed().fault().message()).contains("Symbol").doesNotContain("pilotacs");
    }

    @Test
    void a_virtual_parameter_without_a_value_does_not_make_the_roots_be_listed_again() {
        router.virtualParameter("v", "return {writable: false, value: 1};");
        router.provision("declare('VirtualParameters.v', {path: Date.now()});\ndeclare('Device.X', {value: 1}).size;");
        assertThat(router.asked()).containsExactly("GetParameterNames(,1)");
        later(10);
        assertThat(router.asked()).isEmpty();
        assertThat(router.fault()).isEmpty();
    }

    @Test
    void a_virtual_parameter_that_is_a_password_is_set_once() {
        router.virtualParameter("wifiPassword",
                "if (args[1].value) { log('set'); return {writable: true, value: args[1].value}; }\n"
                        + "return {writable: true, value: args[3].value || ['', 'xsd:string']};");
        router.provision("declare('VirtualParameters.wifiPassword', {value: 1}, {value: 'abc12345'});");
        router.asked();
        later(10);
        router.asked();
        assertThat(router.lab.logged).containsOnlyOnce("set");
    }

    @Test
    void channels_that_failed_are_tried_again_in_their_order() {
        List<String> names = IntStream.range(0, 12).mapToObj("c%02d"::formatted).toList();
        router.lab.extensions = call -> new SessionScripts.ExtensionCall.Said(null, Fault.of("ext", "no"));
        for (String name : names) {
            router.lab.faults.put(name, new ChannelFault(Fault.of("x", "x"), router.lab.now.minusSeconds(90_000), 0,
                    List.of(Invocation.of("p", Value.of(name))), null));
        }
        router.provision("log(args[0]);");
        router.asked();
        assertThat(router.lab.logged.stream().filter(names::contains).distinct().toList()).isEqualTo(names);
    }

    /// Scripts for many vendors try one name after the other: each costs one look, and there are 32.
    @Test
    void what_is_discovered_beside_is_no_reason_to_look_again() {
        router.provision(
                """
                        for (const o of ['DeviceInfo', 'ManagementServer', 'LANDevice.1.WLANConfiguration.1',
                            'LANDevice.1.WLANConfiguration.2', 'LANDevice.1.Hosts.Host.1', 'LANDevice.1.Hosts.Host.2', 'LANDevice.1.Hosts',
                            'LANDevice.1', 'WANDevice.1', 'WANDevice', 'WANDevice.1.WANConnectionDevice.1',
                            'WANDevice.1.WANConnectionDevice', 'LANDevice', 'LANDevice.1.WLANConfiguration', 'DeviceInfo.Processor',
                            'ManagementServer.Manageable'])
                          declare('IGD.' + o + '.Nope', {value: 1}).size;
                        log('came to the end');
                        """);
        router.asked();
        assertThat(router.fault()).isEmpty();
        assertThat(router.lab.logged).contains("came to the end");
    }

    @Test
    void a_count_that_is_a_time_is_a_mistake() {
        router.provision("declare('Downloads.[FileType:1 Firmware Upgrade Image]', {path: 1}, {path: Date.now()});");
        assertThat(router.asked()).isEmpty();
        assertThat(router.failed().fault().message()).isEqualTo("At most 1000 instances can be declared");
    }

    @Test
    void a_script_that_went_on_logs_again_in_the_next_round_of_presets() {
        router.provision(
                "log('A'); declare('IGD.DeviceInfo.UpTime', {value: Date.now()}); log('B'); commit(); log('C');");
        router.asked();
        assertThat(router.lab.logged).containsExactly("A", "B", "C", "A", "B", "C");
    }

    @Test
    void arguments_of_the_preset_reach_the_script() {
        router.provision("declare('IGD.ManagementServer.Username', null, {value: args[0]}); log(JSON.stringify(args));")
                .defined(HomeRouter.preset("p", Map.of(), Value.of("bob"), Value.of(7), Value.of(true)));
        assertThat(router.done()).endsWith("SetParameterValues(IGD.ManagementServer.Username=bob string)");
        assertThat(router.lab.logged).contains("[\"bob\",7,true]");
    }

    @Test
    void what_an_extension_says_is_set() {
        router.lab.extensions = call -> new SessionScripts.ExtensionCall.Said("{\"name\":\"bob\"}", null);
        router.provision("declare('IGD.ManagementServer.Username', null, {value: ext('crm', 'find', 1).name});");
        assertThat(router.done()).endsWith("SetParameterValues(IGD.ManagementServer.Username=bob string)");
    }

    @Test
    void tags_need_no_request_and_decide_about_presets_at_once() {
        router.provision(
                "declare('Tags.with0x2Edot', null, {value: true}); declare('Tags.old', null, {value: false});");
        router.lab.tags.add("old");
        assertThat(router.asked()).isEmpty();
        assertThat(router.lab.tags).containsExactly("with.dot");
    }

    @Test
    void a_daily_reboot_is_one_a_day() {
        router.provision("declare('Reboot', null, {value: Date.now(86400000)});");
        assertThat(router.asked()).containsExactly("Reboot");
        later(10);
        assertThat(router.asked()).isEmpty();
        later(86_400);
        assertThat(router.asked()).containsExactly("Reboot");
    }

    @Test
    void a_reset_of_the_future_waits() {
        router.provision("declare('FactoryReset', null, {value: Date.UTC(2027, 0, 1)});");
        assertThat(router.asked()).isEmpty();
    }

    @Test
    void a_file_is_ordered_once() {
        router.provision("""
                const file = 'Downloads.[FileType:3 Vendor Configuration File]';
                declare(file, {path: 1}, {path: 1});
                declare(file + '.FileName', {value: 1}, {value: 'c.cfg'});
                declare(file + '.Download', {value: 1}, {value: Date.UTC(2026, 10, 1)});
                """);
        assertThat(router.asked()).containsExactly("Download(3 Vendor Configuration File,c.cfg,)");
        later(10);
        assertThat(router.asked()).isEmpty();
    }

    @Test
    void attributes_are_read_and_set_after_values() {
        router.provision("""
                declare('IGD.DeviceInfo.ProvisioningCode', null,
                    {notification: 2, accessList: ['Subscriber'], value: 'z'});
                """);
        assertThat(router.done()).containsExactly("GetParameterValues(IGD.DeviceInfo.ProvisioningCode)",
                "GetParameterAttributes(IGD.DeviceInfo.ProvisioningCode)",
                "SetParameterValues(IGD.DeviceInfo.ProvisioningCode=z string)",
                "SetParameterAttributes(IGD.DeviceInfo.ProvisioningCode 2 [Subscriber])");
    }

    @Test
    void a_script_that_changes_its_mind_ends_as_a_loop() {
        router.provision("""
                const v = declare('IGD.ManagementServer.PeriodicInformInterval', {value: 1}).value[0];
                declare('IGD.ManagementServer.PeriodicInformInterval', null, {value: v === 1 ? 2 : 1});
                """);
        assertThat(router.done()).filteredOn(one -> one.startsWith("Set")).hasSize(4);
        assertThat(router.fault()).isEqualTo("preset_loop");
    }

    @Test
    void after_thirty_two_looks_nothing_more_is_asked() {
        router.provision("""
                for (let i = 0; i < 40; i++) {
                    declare('IGD.ManagementServer.PeriodicInformInterval', null, {value: 100 + i});
                    commit();
                }
                """);
        assertThat(router.asked()).hasSize(32)
                .endsWith("SetParameterValues(IGD.ManagementServer.PeriodicInformInterval=127 unsignedInt)");
        assertThat(router.fault()).isEqualTo("too_many_commits");
    }

    @Test
    void an_unknown_name_is_looked_for_and_no_fault() {
        router.provision("declare('IGD.DeviceInfo.UpTime', {value: Date.now()});");
        router.asked();
        router.lab.box.nodes.remove("InternetGatewayDevice.DeviceInfo.UpTime");
        later(10);
        assertThat(router.asked()).containsExactly("GetParameterValues(IGD.DeviceInfo.UpTime)",
                "GetParameterNames(IGD.DeviceInfo.,1)");
        assertThat(router.fault()).isEmpty();
    }

    @Test
    void a_refused_value_stops_the_channel_until_it_is_due() {
        router.provision("declare('IGD.DeviceInfo.ProvisioningCode', null, {value: 'q'});");
        router.refuse("SetParameterValues", "9003");
        assertThat(router.done()).hasSize(2);
        assertThat(router.fault()).isEqualTo("cwmp.9003");
        later(10);
        assertThat(router.asked()).isEmpty();
        later(300);
        assertThat(router.asked()).containsExactly("SetParameterValues(IGD.DeviceInfo.ProvisioningCode=q string)");
    }

    @Test
    void orders_of_operators_are_provisions_too() {
        router.lab.order(Invocation.of("value", Value.of("InternetGatewayDevice.DeviceInfo.ProvisioningCode"),
                Value.of("t")), Invocation.of("reboot"));
        later(1);
        assertThat(router.done("6 CONNECTION REQUEST")).containsExactly(
                "GetParameterValues(IGD.DeviceInfo.ProvisioningCode)",
                "SetParameterValues(IGD.DeviceInfo.ProvisioningCode=t string)", "Reboot");
    }

    @Test
    void events_choose_presets() {
        router.provision("declare('IGD.DeviceInfo.UpTime', {value: Date.now()});")
                .defined(HomeRouter.preset("p", Map.of("1_BOOT", true, "4_VALUE_CHANGE", false)));
        assertThat(router.asked("1 BOOT", "4 VALUE CHANGE")).isEmpty();
        assertThat(router.done("1 BOOT")).containsExactly("GetParameterValues(IGD.DeviceInfo.UpTime)");
    }
}
