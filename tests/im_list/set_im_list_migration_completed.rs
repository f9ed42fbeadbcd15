//! `SetImListMigrationCompleted`: IM-177 to IM-180.

use ews_sim::Simulator;
use ews_sim::operation::im_list::{SetImListMigrationCompleted, SetImListMigrationCompletedResponse};

use crate::support::im_list::*;
use crate::support::{BOB, send, succeed};

#[test]
fn im_178_what_is_not_one_of_the_four_words_is_refused() {
    let mut simulator = scene();
    for value in ["", "yes", "True", "TRUE", "2", "-1", "00", "true false", "tru"] {
        let words = format!(
            "The 'ImListMigrationCompleted' element is invalid - The value '{value}' is invalid according to \
             its datatype 'http://www.w3.org/2001/XMLSchema:boolean' - The string '{value}' is not a valid \
             Boolean value."
        );
        violate(&mut simulator, &set_im_list_migration_completed(value), &words);
    }
    let value = "<m:ImListMigrationCompleted>1</m:ImListMigrationCompleted>";
    for (children, words) in [
        (
            String::new(),
            "has incomplete content. List of possible elements expected: 'ImListMigrationCompleted'.",
        ),
        (
            "<t:ImListMigrationCompleted>1</t:ImListMigrationCompleted>".to_owned(),
            "has invalid child element 'ImListMigrationCompleted'. \
             List of possible elements expected: 'ImListMigrationCompleted'.",
        ),
        (format!("{value}{value}"), "has invalid child element 'ImListMigrationCompleted'."),
    ] {
        let body = format!("<m:SetImListMigrationCompleted>{children}</m:SetImListMigrationCompleted>");
        violate(&mut simulator, &body, &format!("The element 'SetImListMigrationCompleted' {words}"));
    }
}

#[test]
fn im_177_179_the_last_value_wins_and_may_be_said_again() {
    let mut simulator = scene();
    assert!(!ada(&simulator).im_list_migrated(), "nobody has said so yet");
    for (value, migrated) in [
        ("true", true),
        ("1", true),
        ("false", false),
        ("0", false),
        ("1", true),
        ("0", false),
        (" true\n", true),
        ("true", true),
    ] {
        assert_no_payload(&succeed(&mut simulator, &set_im_list_migration_completed(value)));
        assert_eq!(ada(&simulator).im_list_migrated(), migrated, "{value}");
    }
    assert!(!simulator.mailbox(BOB).expect("built with it").im_list_migrated(), "each mailbox has its own");
}

#[test]
fn im_180_nothing_changes_but_the_flag() {
    let mut simulator = scene();
    let mut expected = simulator.clone();
    ada_mut(&mut expected).set_im_list_migrated(true);
    assert!(simulator != expected);
    succeed(&mut simulator, &set_im_list_migration_completed("true"));
    assert!(simulator == expected);
    succeed(&mut simulator, &set_im_list_migration_completed("false"));
    assert!(simulator == scene());
}

#[test]
fn im_180_no_operation_asks_for_the_flag() {
    let (mut without, mut with) = (scene(), scene());
    succeed(&mut with, &set_im_list_migration_completed("true"));
    for body in every_operation(&without) {
        let (reply, other) = (send(&mut without, &body), send(&mut with, &body));
        assert_eq!(reply.text(), other.text());
    }
    assert_eq!(list(&without), list(&with));
    assert_ne!(list(&without), list(&scene()), "they did something");
}

/// A request of each other operation, and one that is refused.
fn every_operation(simulator: &Simulator) -> [String; 13] {
    let [work, family, team] = ["Work", "Family", "Team"].map(|name| group_id(simulator, name));
    let [eve, tom] = ["Eve", "Tom"].map(|name| contact_id(simulator, name));
    [
        add_distribution_group_to_im_list(SALES, None),
        add_im_contact_to_group(&eve, Some(&family)),
        add_im_group("Friends"),
        add_im_group("Work"),
        add_new_im_contact_to_group("ann@example.test", None, Some(&work)),
        add_new_tel_uri_contact_to_group("5550100", None),
        GET_IM_ITEM_LIST.to_owned(),
        get_im_items(std::slice::from_ref(&eve), std::slice::from_ref(&work)),
        remove_contact_from_im_list(&tom),
        remove_distribution_group_from_im_list(&team),
        remove_im_contact_from_group(&eve, &work),
        set_im_group(&work, "Office"),
        remove_im_group(&work),
    ]
}

#[test]
fn a_typed_call_is_answered_as_its_bytes_are() {
    let simulator = scene();
    for completed in [true, false] {
        let request = SetImListMigrationCompleted { im_list_migration_completed: completed };
        let body = set_im_list_migration_completed(&completed.to_string());
        let noted = call_as_sent(&simulator, &request, &body);
        assert_eq!(noted, Ok(SetImListMigrationCompletedResponse {}));
    }
}
