//! `AddDistributionGroupToImList`: IM-058 to IM-069.

use ews_sim::directory::DistributionGroup;
use ews_sim::operation::im_list::AddDistributionGroupToImList;
use ews_sim::{ResponseCode, Simulator};

use crate::support::im_list::*;
use crate::support::{ADA, refuse, succeed};

#[test]
fn im_069_address_and_name_have_their_order_and_are_not_empty() {
    let mut simulator = scene();
    let requests = [
        ("", "has incomplete content. List of possible elements expected: 'SmtpAddress'."),
        (
            "<m:DisplayName>Sales</m:DisplayName><m:SmtpAddress>sales@example.test</m:SmtpAddress>",
            "has invalid child element 'DisplayName'. List of possible elements expected: 'SmtpAddress'.",
        ),
        (
            "<m:SmtpAddress>sales@example.test</m:SmtpAddress><m:GroupId Id=\"x\"/>",
            "has invalid child element 'GroupId'. List of possible elements expected: 'DisplayName'.",
        ),
    ];
    for (children, words) in requests {
        let body = format!("<m:AddDistributionGroupToImList>{children}</m:AddDistributionGroupToImList>");
        violate(&mut simulator, &body, &format!("The element 'AddDistributionGroupToImList' {words}"));
    }
    for (body, element) in [
        (add_distribution_group_to_im_list("", Some("Sales")), "SmtpAddress"),
        (add_distribution_group_to_im_list(SALES, Some("")), "DisplayName"),
    ] {
        violate(&mut simulator, &body, &too_short(element));
    }
    succeed(&mut simulator, &add_distribution_group_to_im_list(SALES, Some("Sales")));
}

#[test]
fn im_059_a_missing_name_is_refused_only_where_the_schema_is_taken_strictly() {
    let builder = Simulator::builder().mailbox(ADA).strict_schema(true);
    let mut simulator = builder.build();
    let words = "The element 'AddDistributionGroupToImList' has incomplete content. \
                 List of possible elements expected: 'DisplayName'.";
    violate(&mut simulator, &add_distribution_group_to_im_list(SALES, None), words);
}

#[test]
fn im_061_an_address_the_directory_does_not_know_is_refused() {
    let mut simulator = scene();
    for address in ["nobody@example.test", "sales", "Sales", "@example.test", "sales@example.test ", " ", ADA]
    {
        let body = add_distribution_group_to_im_list(address, Some("Sales"));
        let code = ResponseCode::ErrorInvalidImDistributionGroupSmtpAddress;
        refuse_in_words(&mut simulator, &body, code);
    }
}

#[test]
fn im_064_a_name_in_use_is_refused_even_for_a_group_that_is_listed() {
    let mut simulator = scene();
    for name in ["Work", "WORK", "Favorites", "tagged", "Team"] {
        for address in [SALES, TEAM] {
            let body = add_distribution_group_to_im_list(address, Some(name));
            refuse_in_words(&mut simulator, &body, ResponseCode::ErrorImGroupDisplayNameAlreadyExists);
        }
    }
    // The address serves as the name.
    seed_group(&mut simulator, &SALES.to_uppercase());
    let body = add_distribution_group_to_im_list(SALES, None);
    refuse_in_words(&mut simulator, &body, ResponseCode::ErrorImGroupDisplayNameAlreadyExists);
}

#[test]
fn im_066_the_65th_group_is_refused() {
    let mut simulator = scene();
    fill_with_groups(&mut simulator, 64);
    let body = add_distribution_group_to_im_list(SALES, Some("Sales"));
    refuse_in_words(&mut simulator, &body, ResponseCode::ErrorImGroupLimitReached);
    // A taken name comes first, and what is listed needs no room.
    let taken = add_distribution_group_to_im_list(SALES, Some("Work"));
    refuse_in_words(&mut simulator, &taken, ResponseCode::ErrorImGroupDisplayNameAlreadyExists);
    succeed(&mut simulator, &add_distribution_group_to_im_list(TEAM, Some("Another name")));

    let last = group_id(&simulator, "Filler 63");
    succeed(&mut simulator, &remove_im_group(&last));
    succeed(&mut simulator, &body);
    assert_eq!(ada(&simulator).im_groups().count(), 3 + 64);
}

#[test]
fn im_066_the_limit_is_that_of_the_policies() {
    let mut simulator = scene_with(|policies| policies.max_im_groups = 3);
    let body = add_distribution_group_to_im_list(SALES, Some("Sales"));
    refuse_in_words(&mut simulator, &body, ResponseCode::ErrorImGroupLimitReached);
    let mut simulator = scene_with(|policies| policies.max_im_groups = 4);
    succeed(&mut simulator, &body);
}

#[test]
fn im_058_067_068_a_known_group_is_listed_with_its_address_and_without_members() {
    let mut simulator = scene();
    let reply = succeed(&mut simulator, &add_distribution_group_to_im_list(SALES, Some("Sales")));
    let group = reply.read::<AddDistributionGroupToImList>().expect("a success").im_group.expect("a group");
    assert_eq!((&*group.display_name, &*group.group_type), ("Sales", "IPM.DistList.MOC.DG"));
    assert_eq!(group.exchange_store_id, Some(group_id(&simulator, "Sales")));
    assert_eq!(group.smtp_address.as_deref(), Some(SALES));
    assert_eq!((group.member_correlation_key, group.extended_properties), (None, None));
    assert_eq!(
        children(&reply, "ImGroup"),
        [["DisplayName", "GroupType", "ExchangeStoreId", "SmtpAddress"]],
        "{reply}"
    );
    let listed = ada(&simulator).im_group_named("Sales").expect("listed");
    assert_eq!((listed.smtp_address(), listed.member_count()), (Some(SALES), 0));
}

#[test]
fn im_068_the_address_is_left_out_where_the_policies_say_so() {
    let mut simulator = scene_with(|policies| policies.emit_smtp_address = false);
    let added = succeed(&mut simulator, &add_distribution_group_to_im_list(SALES, None));
    assert_eq!(children(&added, "ImGroup"), [["DisplayName", "GroupType", "ExchangeStoreId"]], "{added}");
    let team = group_id(&simulator, "Team");
    for body in [GET_IM_ITEM_LIST, &get_im_items(&[], &[team])] {
        let reply = succeed(&mut simulator, body);
        assert_eq!(reply.texts("SmtpAddress"), [""; 0], "{reply}");
    }
    let mut simulator = scene();
    let reply = succeed(&mut simulator, GET_IM_ITEM_LIST);
    assert_eq!(reply.texts("SmtpAddress"), [TEAM], "only the distribution group has one\n{reply}");
}

#[test]
fn im_059_without_a_name_the_group_goes_by_its_address() {
    let mut simulator = scene();
    let reply = succeed(&mut simulator, &add_distribution_group_to_im_list(SALES, None));
    assert_eq!(reply.texts("DisplayName"), [SALES]);
    assert_eq!(ada(&simulator).im_groups().last().map(|group| group.display_name()), Some(SALES));
}

#[test]
fn im_060_a_name_given_is_the_name_of_the_group() {
    let mut simulator = scene();
    let reply = succeed(&mut simulator, &add_distribution_group_to_im_list(SALES, Some("Those who sell")));
    assert_eq!(reply.texts("DisplayName"), ["Those who sell"]);
    assert!(ada(&simulator).im_group_named("Those who sell").is_some());
    assert!(ada(&simulator).im_group_named(SALES).is_none());
}

#[test]
fn im_062_the_directory_stays_as_it_is() {
    let mut simulator = scene();
    let before = simulator.directory().clone();
    succeed(&mut simulator, &add_distribution_group_to_im_list(SALES, Some("Sales")));
    assert_eq!(simulator.directory(), &before);
    let unknown = add_distribution_group_to_im_list("nobody@example.test", None);
    refuse(&mut simulator, &unknown, ResponseCode::ErrorInvalidImDistributionGroupSmtpAddress);
    assert_eq!(simulator.directory(), &before);
}

#[test]
fn im_063_addresses_are_looked_up_without_regard_to_case() {
    let mut simulator = scene();
    let reply = succeed(&mut simulator, &add_distribution_group_to_im_list("SALES@Example.Test", None));
    assert_eq!(reply.texts("GroupType"), ["IPM.DistList.MOC.DG"]);
    assert_eq!(reply.texts("DisplayName"), ["SALES@Example.Test"], "as it was asked for");
    assert_eq!(reply.texts("SmtpAddress"), [SALES], "as the directory knows it");
}

#[test]
fn im_065_a_listed_address_under_another_name_is_answered_as_it_stands() {
    let mut simulator = scene();
    let before = list(&simulator);
    // The directory may spell the address otherwise by now.
    for known_as in [TEAM, "Team@Example.Test"] {
        simulator.directory_mut().add_distribution_group(DistributionGroup::new(known_as));
        for (address, name) in [(TEAM, Some("Another name")), ("TEAM@EXAMPLE.TEST", None)] {
            let reply = succeed(&mut simulator, &add_distribution_group_to_im_list(address, name));
            assert_eq!(reply.texts("DisplayName"), ["Team"]);
            assert_eq!(reply.ids("ExchangeStoreId"), [group_id(&simulator, "Team")]);
            assert_eq!(list(&simulator), before);
        }
    }
}

#[test]
fn a_typed_call_is_answered_as_its_bytes_are() {
    let simulator = scene();
    let request = |address: &str, name: Option<&str>| AddDistributionGroupToImList {
        smtp_address: address.into(),
        display_name: name.map(Into::into),
    };
    let refused = call_as_sent(
        &simulator,
        &request("nobody@example.test", None),
        &add_distribution_group_to_im_list("nobody@example.test", None),
    );
    let code = ResponseCode::ErrorInvalidImDistributionGroupSmtpAddress;
    assert_eq!(refused.map_err(|error| error.code()), Err(code));
    let body = add_distribution_group_to_im_list(SALES, Some("Sales"));
    let added = call_as_sent(&simulator, &request(SALES, Some("Sales")), &body).expect("accepted");
    assert_eq!(added.im_group.map(|group| group.display_name), Some("Sales".into()));
}
