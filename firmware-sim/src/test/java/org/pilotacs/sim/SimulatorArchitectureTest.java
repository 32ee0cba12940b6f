package org.pilotacs.sim;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

import java.time.Instant;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/// The arrows of what runs on a box and of what simulates it.
@AnalyzeClasses(packages = { "org.pilotacs.agent", "org.pilotacs.sim"}, importOptions = DoNotIncludeTests.class)
class SimulatorArchitectureTest {
    @ArchTest
    static final ArchRule BOXES_NEVER_SEE_THE_SERVER = noClasses().should().dependOnClassesThat()
            .resideInAPackage("org.pilotacs.acs..");

    @ArchTest
    static final ArchRule THE_AGENT_NEVER_SEES_THE_SIMULATOR = noClasses().that()
            .resideInAPackage("org.pilotacs.agent..").should().dependOnClassesThat()
            .resideInAPackage("org.pilotacs.sim..");

    @ArchTest
    static final ArchRule BOARDS_KNOW_NO_WIRE_FORMAT = noClasses().that().resideInAPackage("org.pilotacs.agent.board..")
            .should().dependOnClassesThat().resideInAnyPackage("org.pilotacs.protocols..", "org.pilotacs.agent.cwmp..",
                    "org.pilotacs.agent.model..");

    @ArchTest
    static final ArchRule THE_DATA_MODEL_KNOWS_NO_SESSION = noClasses().that()
            .resideInAPackage("org.pilotacs.agent.model..").should().dependOnClassesThat()
            .resideInAPackage("org.pilotacs.agent.cwmp..");

    @ArchTest
    static final ArchRule ONLY_THE_HEADEND_KNOWS_MINA = noClasses().that()
            .resideOutsideOfPackage("org.pilotacs.sim.headend").should().dependOnClassesThat()
            .resideInAnyPackage("org.apache.mina..", "org.pilotacs.protocols.simulcrypt.mina..");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLES = slices().matching("org.pilotacs.(*).(*)..").should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule TIME_COMES_THROUGH_CONSTRUCTORS = noClasses().should().callMethod(Thread.class, "sleep",
            long.class).orShould().callMethod(System.class, "currentTimeMillis").orShould()
            .callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes().that().haveSimpleName("package-info").should()
            .beAnnotatedWith(NullMarked.class);
}
