//! Requirements that no test is about, and why.

use crate::requirement::Document::{self, CDATA, CONT, CORE, FOLD, ITEMID, MSG, SYNC, TASK, XPROP};

/// Requirements that are left out for one reason.
pub(crate) struct Group {
    pub(crate) reason: &'static str,
    pub(crate) requirements: &'static [(Document, &'static [u32])],
}

/// What is left out for good, or until the thing it is about is simulated.
pub(crate) const EXCLUDED: &[Group] = &[
    Group {
        reason: "managed folders are not simulated",
        requirements: &[
            (
                FOLD,
                &[
                    298, 565, 1071, 1072, 1081, 1082, 1091, 1111, 2692, 2961, 5922, 10711, 10811, 26992,
                    26993, 105211, 105212, 1051111, 1051112, 1121111,
                ],
            ),
            (CDATA, &[301, 1453]),
        ],
    },
    Group { reason: "public folders are not simulated", requirements: &[(FOLD, &[55501]), (ITEMID, &[62])] },
    Group {
        reason: "a PermissionLevel that is absent is refused: the published schema demands one",
        requirements: &[(FOLD, &[123202])],
    },
    Group {
        reason: "attachments are not simulated",
        requirements: &[(CORE, &[100, 1620, 2281]), (CDATA, &[1229])],
    },
    Group {
        reason: "the published schema has no such element",
        requirements: &[(CORE, &[2055, 2919]), (SYNC, &[3900, 3901, 3902])],
    },
    Group {
        reason: "the type that it extends has nothing in it, so that no message shows it",
        requirements: &[(CORE, &[153]), (XPROP, &[37]), (TASK, &[70, 73, 78, 81])],
    },
    Group { reason: "no path names the property, and no shape holds it", requirements: &[(CORE, &[2923])] },
    Group {
        reason: "no retention policies are simulated, from which the date follows",
        requirements: &[(CORE, &[1353])],
    },
    Group { reason: "no rights management is simulated", requirements: &[(CORE, &[1355])] },
    Group {
        reason: "recurrence is not simulated",
        requirements: &[
            (CORE, &[1076, 1697, 1698, 1917]),
            (ITEMID, &[67]),
            (TASK, &[115, 117, 119, 121, 123, 125, 127, 129, 131, 133, 174, 175, 5666]),
            (CDATA, &[1179, 1256, 1257, 1260, 1262, 1264, 1308, 1352, 1353, 1354, 1489, 4005]),
        ],
    },
    Group {
        reason: "meetings are not simulated",
        requirements: &[(CORE, &[2302]), (SYNC, &[165, 1651, 1671, 1672, 1691, 1692, 1711, 1712])],
    },
    Group {
        reason: "no entities are extracted from bodies, so there are none to look at",
        requirements: &[(
            CORE,
            &[
                1080, 1083, 1086, 1088, 1089, 1090, 1091, 1094, 1097, 1100, 1101, 1102, 1103, 1104, 1105,
                1106, 1109, 1112, 1115, 1116, 1117, 1120, 1123, 1124, 1127, 1128, 1131, 1134, 1135, 1136,
                1137, 1138, 1139, 1140, 1288, 1503, 1504, 1505, 1506, 1507, 1508, 1509, 1510, 1511, 1512,
                1702, 1704, 1706, 1708, 1710, 1712, 1714, 1716, 1718, 1720, 1722, 1724, 1726, 1747, 1750,
                1754, 1757, 1761, 1764, 1768, 1769, 1770, 1773, 1777, 1782, 2935, 2936,
            ],
        )],
    },
    Group {
        reason: "photos are not simulated",
        requirements: &[(
            CONT,
            &[
                302024, 302025, 302056, 302058, 302068, 302069, 302070, 302071, 302072, 302073, 302074,
                302075, 302076, 302081, 30205601,
            ],
        )],
    },
    Group {
        reason: "no request makes the items of a social network, so there are none to look at",
        requirements: &[
            (CONT, &[16006, 16012, 16022, 224005, 224007, 224009, 224014]),
            (SYNC, &[37811006, 37811010, 37811012]),
        ],
    },
    Group {
        reason: "SyncFolderItems returns no bodies, so nothing can be filtered from them",
        requirements: &[(SYNC, &[37801, 37802])],
    },
    Group {
        reason: "the suites' code names a number that the document does not have",
        requirements: &[(CORE, &[0]), (MSG, &[0])],
    },
];
