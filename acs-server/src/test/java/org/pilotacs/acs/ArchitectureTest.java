package org.pilotacs.acs;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/// The arrows of docs/architecture.md, held by the build.
@AnalyzeClasses(packages = "org.pilotacs", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.pilotacs.acs";
    private static final String[] CORE = { ROOT + ".device..", ROOT + ".task..", ROOT + ".profile..",
        ROOT + ".reading..", ROOT + ".diagnostic..", ROOT + ".file..", ROOT + ".intake..", ROOT + ".action..",
        ROOT + ".saying..", ROOT + ".key..", ROOT + ".broadcast..", ROOT + ".complaint..", ROOT + ".contact..",
        ROOT + ".errorcode..", ROOT + ".diagnosis..", ROOT + ".account..", ROOT + ".audit..", ROOT + ".incident..",
        ROOT + ".feed..", ROOT + ".fleet..", ROOT + ".customer..", ROOT + ".equipment..",
        ROOT + ".meter..", ROOT + ".sftp.."};

    @ArchTest
    static final ArchRule the_core_knows_no_wire_format_no_http_and_no_library_of_a_link = noClasses().that()
            .resideInAnyPackage(CORE).should().dependOnClassesThat(resideInAnyPackage("org.pilotacs.protocols..",
                    "io.vertx..", "io.netty..", "java.net.http..", ROOT + ".link..", ROOT + ".door..",
                    ROOT + ".webhook..", ROOT + ".cli.."));

    @ArchTest
    static final ArchRule links_and_doors_never_see_each_other = noClasses().that()
            .resideInAPackage(ROOT + ".link..").should().dependOnClassesThat(resideInAnyPackage(ROOT + ".door.."))
            .andShould().dependOnClassesThat(resideInAPackage(ROOT + ".cli.."));

    @ArchTest
    static final ArchRule doors_never_see_links = noClasses().that().resideInAPackage(ROOT + ".door..").should()
            .dependOnClassesThat(resideInAnyPackage(ROOT + ".link..", "org.pilotacs.protocols.."));

    @ArchTest
    static final ArchRule what_is_sent_to_others_knows_only_events = noClasses().that()
            .resideInAPackage(ROOT + ".webhook..").should().dependOnClassesThat(resideInAnyPackage(ROOT + ".link..",
                    ROOT + ".door..", ROOT + ".action..", ROOT + ".contact..", ROOT + ".diagnosis..",
                    ROOT + ".incident..", ROOT + ".device.."));

    @ArchTest
    static final ArchRule links_do_not_act_as_operators = noClasses().that().resideInAPackage(ROOT + ".link..")
            .should().dependOnClassesThat(resideInAPackage(ROOT + ".action.."));

    @ArchTest
    static final ArchRule packages_have_no_cycles = slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_composition_root_knows_the_root_package = noClasses().that()
            .resideInAPackage(ROOT + ".*..").should().dependOnClassesThat(resideInAPackage(ROOT));

    @ArchTest
    static final ArchRule sql_stays_in_storage = noClasses().that().resideOutsideOfPackage(ROOT + ".jdbc..").and()
            .haveSimpleNameNotStartingWith("Jdbc").should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "com.zaxxer..",
                    "org.flywaydb.."));

    @ArchTest
    static final ArchRule netty_is_used_through_vertx = noClasses().that().resideOutsideOfPackage(ROOT + ".network")
            .should()
            .dependOnClassesThat(resideInAPackage("io.netty.."));

    @ArchTest
    static final ArchRule the_XMPP_library_is_known_to_XMPP_alone = noClasses().that()
            .haveNameNotMatching(".*\\.wake\\.Xmpp[^.]*|org\\.pilotacs\\.agent\\.xmpp\\..*").should()
            .dependOnClassesThat(resideInAnyPackage("org.jivesoftware..", "org.jxmpp.."));

    @ArchTest
    static final ArchRule the_LwM2M_library_is_known_to_LwM2M_alone = noClasses().that()
            .resideOutsideOfPackages("..link.lwm2m..", "org.pilotacs.agent.lwm2m..", "org.pilotacs.sim.lwm2m..")
            .should().dependOnClassesThat(resideInAnyPackage("org.eclipse.leshan..", "org.eclipse.californium.."));

    @ArchTest
    static final ArchRule the_library_of_tokens_is_known_to_those_alone_who_check_tokens = noClasses().that()
            .resideOutsideOfPackages(ROOT + ".door.oidc", ROOT + ".door.jwt").should()
            .dependOnClassesThat(resideInAPackage("com.nimbusds.."));

    @ArchTest
    static final ArchRule the_library_of_mail_is_known_to_what_sends_mail_alone = noClasses().that()
            .resideOutsideOfPackage(ROOT + ".sender").should()
            .dependOnClassesThat(resideInAPackage("jakarta.mail.."));

    @ArchTest
    static final ArchRule the_library_of_Markdown_is_known_to_manuals_alone = noClasses().that()
            .resideOutsideOfPackage(ROOT + ".equipment").should()
            .dependOnClassesThat(resideInAPackage("org.commonmark.."));

    @ArchTest
    static final ArchRule MINA_is_known_to_SimulCrypt_alone = noClasses().that()
            .resideOutsideOfPackages("..protocols.simulcrypt.mina..", "..link.satellite.mux..", "..sim.headend..")
            .should().dependOnClassesThat(resideInAnyPackage("org.apache.mina.."));

    @ArchTest
    static final ArchRule the_library_of_SSH_is_known_to_the_SFTP_door_alone = noClasses().that()
            .resideOutsideOfPackage(ROOT + ".door.sftp").should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.sshd.."));

    @ArchTest
    static final ArchRule links_never_see_each_other = slices().matching(ROOT + ".link.(*)..").should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule agent_and_simulator_never_see_the_server = noClasses().that()
            .resideInAnyPackage("org.pilotacs.agent..", "org.pilotacs.sim..", "org.pilotacs.protocols..").should()
            .dependOnClassesThat(resideInAPackage(ROOT + ".."));

    @ArchTest
    static final ArchRule nobody_asks_the_system_for_the_time = noClasses().that().resideInAPackage(ROOT + "..").and()
            .resideOutsideOfPackages(ROOT, ROOT + ".cli..").should().callMethod(Instant.class, "now").orShould()
            .callMethod(System.class, "currentTimeMillis").orShould().callMethod(Clock.class, "systemUTC").orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule threads_are_made_in_runtime = noClasses().that().resideInAPackage(ROOT + "..").and()
            .resideOutsideOfPackages(ROOT, ROOT + ".runtime..", ROOT + ".cli..").should()
            .dependOnClassesThat(DescribedPredicate.describe("Executors",
                    (JavaClass type) -> type.isEquivalentTo(Executors.class)));

    /// What is said has a key that compiles; only the keys themselves, and what was stored, make phrases.
    @ArchTest
    static final ArchRule phrases_are_made_by_their_keys = noClasses().that()
            .resideOutsideOfPackage(ROOT + ".saying..").should()
            .callConstructor(Saying.Phrase.class, String.class, List.class);

    @ArchTest
    static final ArchRule names_say_what_a_class_is = noClasses().should()
            .haveNameMatching(".*(Impl|Manager|Utils?|Helper)$");

    @ArchTest
    static final ArchRule nothing_static_changes = fields().that().areDeclaredInClassesThat(
            resideInAPackage("org.pilotacs..").and(DescribedPredicate.not(resideInAPackage("..generated.."))
                    .and(DescribedPredicate.describe("are not generated",
                            (JavaClass type) -> !type.getName().contains("Jte")))))
            .and().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes().that()
            .resideOutsideOfPackage("..generated..").and(DescribedPredicate.describe("are not generated",
                    (JavaClass type) -> !type.getName().contains("Jte")))
            .should(new ArchCondition<>("live in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    JavaPackage home = type.getPackage();
                    boolean marked = home.isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(type, marked, home.getName() + " is not @NullMarked"));
                }
            });

}
