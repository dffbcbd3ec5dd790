// Made by generate.py from GitHub's list of emoji (gemoji 4.1.0). Don't edit.

/// 1913 names in order, each with its emoji: `:name:` is how they are written. A letter or digit (0 to z,
/// base 36) says how much of the name before a name begins with; what follows is the rest of it.
let emojiNames: StaticString = """
  0+1:👍 0-1:👎 0100:💯 1234:🔢 1st_place_medal:🥇 02nd_place_medal:🥈 03rd_place_medal:🥉 08ball:🎱 0a:🅰 1b:🆎 \
  2acus:🧮 2c:🔤 3d:🔡 1ccept:🉑 3ordion:🪗 1dhesive_bandage:🩹 2ult:🧑 1erial_tramway:🚡 1fghanistan:🇦🇫 \
  1irplane:✈ 1land_islands:🇦🇽 3rm_clock:⏰ 2bania:🇦🇱 2embic:⚗ 2geria:🇩🇿 2ien:👽 1mbulance:🚑 \
  2erican_samoa:🇦🇸 2phora:🏺 1natomical_heart:🫀 2chor:⚓ 2dorra:🇦🇩 2gel:👼 4r:💢 3ola:🇦🇴 3ry:😠 3uilla:🇦🇮 \
  5shed:😧 2t:🐜 3arctica:🇦🇶 3igua_barbuda:🇦🇬 1pple:🍎 1quarius:♒ 1rgentina:🇦🇷 2ies:♈ 2menia:🇦🇲 \
  2row_backward:◀ 6double_down:⏬ dup:⏫ 8wn:⬇ a_small:🔽 6forward:▶ 6heading_down:⤵ eup:⤴ 6left:⬅ \
  7ower_left:↙ cright:↘ 6right:➡ b_hook:↪ 6up:⬆ 8_down:↕ 9small:🔼 8per_left:↖ cright:↗ 5s_clockwise:🔃 \
  8ounterclockwise:🔄 2t:🎨 3iculated_lorry:🚛 4ficial_satellite:🛰 4st:🧑🎨 2uba:🇦🇼 1scension_island:🇦🇨 \
  2terisk:*⃣ 3onished:😲 3ronaut:🧑🚀 1thletic_shoe:👟 2m:🏧 2om_symbol:⚛ 1ustralia:🇦🇺 5ia:🇦🇹 \
  2to_rickshaw:🛺 1vocado:🥑 1xe:🪓 1zerbaijan:🇦🇿 0b:🅱 1aby:👶 4_bottle:🍼 5chick:🐤 5symbol:🚼 2ck:🔙 3on:🥓 \
  2dger:🦡 3minton:🏸 2gel:🥯 3gage_claim:🛄 3uette_bread:🥖 2hamas:🇧🇸 3rain:🇧🇭 2lance_scale:⚖ 3d_man:👨🦲 \
  5woman:👩🦲 3let_shoes:🩰 4oon:🎈 5t_box:🗳 a_with_check:☑ 2mboo:🎍 2nana:🍌 3gbang:‼ 4ladesh:🇧🇩 3jo:🪕 3k:🏦 \
  2r_chart:📊 3bados:🇧🇧 4er:💈 2seball:⚾ 3ket:🧺 6ball:🏀 a_man:⛹♂ bwoman:⛹♀ 2t:🦇 3h:🛀 4tub:🛁 3tery:🔋 \
  1each_umbrella:🏖 3ns:🫘 3r:🐻 4ded_person:🧔 3ver:🦫 2d:🛏 2e:🐝 3r:🍺 4s:🍻 3tle:🪲 2ginner:🔰 2larus:🇧🇾 \
  3gium:🇧🇪 3ize:🇧🇿 3l:🔔 4_pepper:🫑 4hop_bell:🛎 2nin:🇧🇯 3to:🍱 2rmuda:🇧🇲 2verage_box:🧃 1hutan:🇧🇹 \
  1icyclist:🚴 2ke:🚲 3ing_man:🚴♂ 7woman:🚴♀ 5i:👙 2lled_cap:🧢 2ohazard:☣ 2rd:🐦 3thday:🎂 2son:🦬 \
  2ting_lip:🫦 1lack_bird:🐦⬛ 6cat:🐈⬛ 7ircle:⚫ 6flag:🏴 6heart:🖤 6joker:🃏 6large_square:⬛ \
  6medium_small_square:◾ equare:◼ 6nib:✒ 6small_square:▪ 7quare_button:🔲 2ond_haired_man:👱♂ dperson:👱 \
  dwoman:👱♀ 5e_woman:👱♀ 3ssom:🌼 3wfish:🐡 2ue_book:📘 5car:🚙 5heart:💙 5square:🟦 4berries:🫐 3sh:😊 1oar:🐗 \
  3t:⛵ 2livia:🇧🇴 2mb:💣 2ne:🦴 2ok:📖 4mark:🔖 8_tabs:📑 4s:📚 3m:💥 4erang:🪃 3t:👢 2snia_herzegovina:🇧🇦 \
  2tswana:🇧🇼 2uncing_ball_man:⛹♂ eperson:⛹ ewoman:⛹♀ 3quet:💐 3vet_island:🇧🇻 2w:🙇 3_and_arrow:🏹 \
  3ing_man:🙇♂ 7woman:🙇♀ 3l_with_spoon:🥣 4ing:🎳 2xing_glove:🥊 2y:👦 1rain:🧠 3zil:🇧🇷 2ead:🍞 4st_feeding:🤱 \
  2icks:🧱 3de_with_veil:👰♀ 4ge_at_night:🌉 3efcase:💼 3tish_indian_ocean_territory:🇮🇴 8virgin_islands:🇻🇬 \
  2occoli:🥦 3ken_heart:💔 3om:🧹 3wn_circle:🟤 6heart:🤎 6square:🟫 2unei:🇧🇳 1ubble_tea:🧋 6s:🫧 2cket:🪣 2g:🐛 \
  2ilding_construction:🏗 2lb:💡 3garia:🇧🇬 3lettrain_front:🚅 cside:🚄 2rkina_faso:🇧🇫 3rito:🌯 3undi:🇧🇮 \
  2s:🚌 3iness_suit_levitating:🕴 3stop:🚏 3t_in_silhouette:👤 4s_in_silhouette:👥 2tter:🧈 6fly:🦋 0cactus:🌵 \
  2ke:🍰 2lendar:📆 3l_me_hand:🤙 4ing:📲 2mbodia:🇰🇭 3el:🐫 4ra:📷 6_flash:📸 5oon:🇨🇲 3ping:🏕 2nada:🇨🇦 \
  4ry_islands:🇮🇨 3cer:♋ 3dle:🕯 4y:🍬 3ned_food:🥫 3oe:🛶 2pe_verde:🇨🇻 3ital_abcd:🔠 3ricorn:♑ 2r:🚗 \
  3d_file_box:🗃 5index:📇 a_dividers:🗂 3ibbean_netherlands:🇧🇶 3ousel_horse:🎠 3pentry_saw:🪚 3rot:🥕 \
  3twheeling:🤸 2t:🐱 32:🐈 2yman_islands:🇰🇾 1d:💿 1entral_african_republic:🇨🇫 2uta_melilla:🇪🇦 1had:🇹🇩 \
  3ins:⛓ 4r:🪑 3mpagne:🍾 3rt:💹 5_with_downwards_trend:📉 bupwards_trend:📈 2eckered_flag:🏁 3ese:🧀 \
  3rries:🍒 5y_blossom:🌸 3ss_pawn:♟ 4tnut:🌰 2icken:🐔 3ld:🧒 5ren_crossing:🚸 4e:🇨🇱 3pmunk:🐿 \
  2ocolate_bar:🍫 3psticks:🥢 2ristmas_island:🇨🇽 atree:🎄 2urch:⛪ 1inema:🎦 2rcus_tent:🎪 2ty_sunrise:🌇 \
  8set:🌆 4scape:🏙 1l:🆑 2amp:🗜 3p:👏 4per:🎬 3ssical_building:🏛 2imbing:🧗 8_man:🧗♂ 9woman:🧗♀ \
  3nking_glasses:🥂 3pboard:📋 4perton_island:🇨🇵 2ock1:🕐 60:🕙 730:🕥 61:🕚 730:🕦 62:🕛 730:🕧 630:🕜 52:🕑 \
  630:🕝 53:🕒 630:🕞 54:🕓 630:🕟 55:🕔 630:🕠 56:🕕 630:🕡 57:🕖 630:🕢 58:🕗 630:🕣 59:🕘 630:🕤 3sed_book:📕 \
  7lock_with_key:🔐 7umbrella:🌂 3ud:☁ 5_with_lightning:🌩 k_and_rain:⛈ brain:🌧 bsnow:🌨 3wn_face:🤡 2ubs:♣ \
  1n:🇨🇳 1oat:🧥 2ckroach:🪳 4tail:🍸 3onut:🥥 4s_islands:🇨🇨 2ffee:☕ 4in:⚰ 2in:🪙 2ld_face:🥶 5sweat:😰 \
  3lision:💥 3ombia:🇨🇴 2met:☄ 3oros:🇰🇲 3pass:🧭 4uter:💻 8_mouse:🖱 2nfetti_ball:🎊 4ounded:😖 4used:😕 \
  3go_brazzaville:🇨🇬 6kinshasa:🇨🇩 4ratulations:㊗ 3struction:🚧 c_worker:👷 j_man:👷♂ kwoman:👷♀ \
  3trol_knobs:🎛 3venience_store:🏪 2ok:🧑🍳 4_islands:🇨🇰 4ie:🍪 3l:🆒 2p:👮 3yright:© 2ral:🪸 3n:🌽 \
  2sta_rica:🇨🇷 2te_divoire:🇨🇮 2uch_and_lamp:🛋 3ple:👫 6_with_heart:💑 h_man_man:👨❤👨 iwoman_man:👩❤👨 \
  owoman:👩❤👩 6kiss:💏 a_man_man:👨❤💋👨 fwoman:👩❤💋👨 bwoman_woman:👩❤💋👩 2w:🐮 32:🐄 3boy_hat_face:🤠 1rab:🦀 \
  3yon:🖍 2edit_card:💳 3scent_moon:🌙 2icket:🦗 7_game:🏏 2oatia:🇭🇷 3codile:🐊 3issant:🥐 3ssed_fingers:🤞 \
  9lags:🎌 8swords:⚔ 3wn:👑 2utch:🩼 2y:😢 3ing_cat_face:😿 3stal_ball:🔮 1uba:🇨🇺 2cumber:🥒 2p_with_straw:🥤 \
  3cake:🧁 3id:💘 2racao:🇨🇼 3ling_stone:🥌 4y_haired_man:👨🦱 dwoman:👩🦱 6loop:➰ 3rency_exchange:💱 4y:🍛 \
  3sing_face:🤬 2stard:🍮 4oms:🛃 2t_of_meat:🥩 1yclone:🌀 2prus:🇨🇾 1zech_republic:🇨🇿 0dagger:🗡 2ncer:💃 \
  6s:👯 4ing_men:👯♂ 8women:👯♀ 3go:🍡 2rk_sunglasses:🕶 3t:🎯 2sh:💨 2te:📅 1e:🇩🇪 2af_man:🧏♂ 5person:🧏 \
  5woman:🧏♀ 2ciduous_tree:🌳 2er:🦌 2nmark:🇩🇰 2partment_store:🏬 2relict_house:🏚 2sert:🏜 6_island:🏝 \
  3ktop_computer:🖥 2tective:🕵 1iamond_shape_with_a_dot_inside:💠 7s:♦ 2ego_garcia:🇩🇬 2sappointed:😞 \
  c_relieved:😥 3guised_face:🥸 2ving_mask:🤿 2ya_lamp:🪔 2zzy:💫 5_face:😵 1jibouti:🇩🇯 1na:🧬 \
  1o_not_litter:🚯 2do:🦤 2g:🐶 32:🐕 2llar:💵 4s:🎎 3phin:🐬 2minica:🇩🇲 8n_republic:🇩🇴 2nkey:🫏 2or:🚪 \
  2tted_line_face:🫥 2ughnut:🍩 2ve:🕊 1ragon:🐉 6_face:🐲 2ess:👗 2omedary_camel:🐪 3oling_face:🤤 \
  3p_of_blood:🩸 4let:💧 2um:🥁 1uck:🦆 2mpling:🥟 1vd:📀 0e-mail:📧 1agle:🦅 2r:👂 3_of_rice:🌾 \
  4with_hearing_aid:🦻 3th_africa:🌍 7mericas:🌎 7sia:🌏 1cuador:🇪🇨 1gg:🥚 3plant:🍆 2ypt:🇪🇬 1ight:8⃣ \
  5_pointed_black_star:✴ 6spoked_asterisk:✳ 1ject_button:⏏ 1l_salvador:🇸🇻 2ectric_plug:🔌 3phant:🐘 \
  3vator:🛗 2f:🧝 3_man:🧝♂ 4woman:🧝♀ 1mail:📧 2pty_nest:🪹 1nd:🔚 2gland:🏴󠁧󠁢󠁥󠁮󠁧󠁿 2velope:✉ 8_with_arrow:📩 \
  1quatorial_guinea:🇬🇶 1ritrea:🇪🇷 1s:🇪🇸 2tonia:🇪🇪 1thiopia:🇪🇹 1u:🇪🇺 2ro:💶 4pean_castle:🏰 \
  9post_office:🏤 9union:🇪🇺 1vergreen_tree:🌲 1xclamation:❗ 2ploding_head:🤯 3ressionless:😑 1ye:👁 \
  3_speech_bubble:👁🗨 3glasses:👓 3s:👀 0face_exhaling:😮💨 5holding_back_tears:🥹 5in_clouds:😶🌫 \
  5with_diagonal_mouth:🫤 ahead_bandage:🤕 aopen_eyes_and_hand_over_mouth:🫢 apeeking_eye:🫣 \
  aspiral_eyes:😵💫 athermometer:🤒 4palm:🤦 5unch:👊 3tory:🏭 7_worker:🧑🏭 2iry:🧚 5_man:🧚♂ 6woman:🧚♀ \
  2lafel:🧆 3kland_islands:🇫🇰 3len_leaf:🍂 2mily:👪 6_man_boy:👨👦 e_boy:👨👦👦 bgirl:👨👧 f_boy:👨👧👦 ggirl:👨👧👧 \
  bman_boy:👨👨👦 i_boy:👨👨👦👦 fgirl:👨👨👧 j_boy:👨👨👧👦 kgirl:👨👨👧👧 bwoman_boy:👨👩👦 k_boy:👨👩👦👦 hgirl:👨👩👧 \
  l_boy:👨👩👧👦 mgirl:👨👩👧👧 7woman_boy:👩👦 g_boy:👩👦👦 dgirl:👩👧 h_boy:👩👧👦 igirl:👩👧👧 dwoman_boy:👩👩👦 m_boy:👩👩👦👦 \
  jgirl:👩👩👧 n_boy:👩👩👧👦 ogirl:👩👩👧👧 2rmer:🧑🌾 3oe_islands:🇫🇴 2st_forward:⏩ 2x:📠 1earful:😨 3ther:🪶 2et:🐾 \
  2male_detective:🕵♀ 7sign:♀ 2rris_wheel:🎡 4y:⛴ 1ield_hockey:🏑 2ji:🇫🇯 2le_cabinet:🗄 5folder:📁 \
  3m_projector:📽 5strip:🎞 2nland:🇫🇮 2re:🔥 4_engine:🚒 6xtinguisher:🧯 4cracker:🧨 4fighter:🧑🚒 4works:🎆 \
  3st_quarter_moon:🌓 i_with_face:🌛 2sh:🐟 4_cake:🍥 4ing_pole_and_fish:🎣 3t:✊ 4_left:🤛 5oncoming:👊 \
  5raised:✊ 6ight:🤜 2ve:5⃣ 1lags:🎏 3mingo:🦩 3shlight:🔦 3t_shoe:🥿 4bread:🫓 2eur_de_lis:⚜ \
  2ight_arrival:🛬 7departure:🛫 3pper:🐬 2oppy_disk:💾 3wer_playing_cards:🎴 2ushed:😳 3te:🪈 2y:🪰 \
  3ing_disc:🥏 7saucer:🛸 1og:🌫 3gy:🌁 2lding_hand_fan:🪭 2ndue:🫕 2ot:🦶 4ball:🏈 4prints:👣 2rk_and_knife:🍴 \
  3tune_cookie:🥠 2untain:⛲ 8_pen:🖋 3r:4⃣ 4_leaf_clover:🍀 2x_face:🦊 1r:🇫🇷 2amed_picture:🖼 2ee:🆓 \
  3nch_guiana:🇬🇫 7polynesia:🇵🇫 7southern_territories:🇹🇫 2ied_egg:🍳 6shrimp:🍤 4s:🍟 2og:🐸 3wning:😦 \
  8_face:☹ 9man:🙍♂ 9person:🙍 9woman:🙍♀ 1u:🖕 2elpump:⛽ 2ll_moon:🌕 9_with_face:🌝 2neral_urn:⚱ 0gabon:🇬🇦 \
  2mbia:🇬🇲 3e_die:🎲 2rlic:🧄 1b:🇬🇧 1ear:⚙ 2m:💎 3ini:♊ 2nie:🧞 5_man:🧞♂ 6woman:🧞♀ 2orgia:🇬🇪 1hana:🇬🇭 \
  2ost:👻 1ibraltar:🇬🇮 2ft:🎁 4_heart:💝 2nger_root:🫚 2raffe:🦒 3l:👧 1lobe_with_meridians:🌐 3ves:🧤 \
  1oal_net:🥅 3t:🐐 2ggles:🥽 2lf:⛳ 4ing:🏌 7_man:🏌♂ 8woman:🏌♀ 2ose:🪿 2rilla:🦍 1rapes:🍇 2eece:🇬🇷 \
  4n_apple:🍏 6book:📗 6circle:🟢 6heart:💚 6salad:🥗 7quare:🟩 5land:🇬🇱 3nada:🇬🇩 3y_exclamation:❕ 5heart:🩶 \
  5question:❔ 2imacing:😬 3n:😁 4ning:😀 1uadeloupe:🇬🇵 3m:🇬🇺 3rd:💂 5sman:💂♂ 6woman:💂♀ 3temala:🇬🇹 \
  2ernsey:🇬🇬 2ide_dog:🦮 3nea:🇬🇳 6_bissau:🇬🇼 3tar:🎸 2n:🔫 2yana:🇬🇾 0hair_pick:🪮 4cut:💇 7_man:💇♂ \
  8woman:💇♀ 3ti:🇭🇹 2mburger:🍔 3mer:🔨 6_and_pick:⚒ bwrench:🛠 3sa:🪬 4ter:🐹 2nd:✋ 4_over_mouth:🤭 \
  5with_index_finger_and_thumb_crossed:🫰 4bag:👜 6ll_person:🤾 4shake:🤝 3key:💩 2sh:#⃣ 2tched_chick:🐥 \
  5ing_chick:🐣 1eadphones:🎧 4stone:🪦 3lth_worker:🧑⚕ 3r_no_evil:🙉 4d_mcdonald_islands:🇭🇲 4t:❤ \
  5_decoration:💟 6eyes:😍 a_cat:😻 6hands:🫶 6on_fire:❤🔥 5beat:💓 5pulse:💗 5s:♥ 3vy_check_mark:✔ \
  6division_sign:➗ 7ollar_sign:💲 6equals_sign:🟰 7xclamation_mark:❗ 6heart_exclamation:❣ 6minus_sign:➖ \
  7ultiplication_x:✖ 6plus_sign:➕ 2dgehog:🦔 2licopter:🚁 2rb:🌿 1ibiscus:🌺 2gh_brightness:🔆 5heel:👠 \
  2king_boot:🥾 2ndu_temple:🛕 2ppopotamus:🦛 1ocho:🔪 2le:🕳 2nduras:🇭🇳 3ey_pot:🍯 5bee:🐝 3g_kong:🇭🇰 2ok:🪝 \
  2rse:🐴 5_racing:🏇 2spital:🏥 2t_face:🥵 4pepper:🌶 3dog:🌭 3el:🏨 3springs:♨ 2urglass:⌛ 9_flowing_sand:⏳ \
  3se:🏠 5_with_garden:🏡 5s:🏘 1ugs:🤗 2ngary:🇭🇺 2shed:😯 2t:🛖 1yacinth:🪻 0ice_cream:🍨 5ube:🧊 4hockey:🏒 \
  4skate:⛸ 3cream:🍦 3land:🇮🇸 1d:🆔 2entification_card:🪪 3ograph_advantage:🉐 1mp:👿 1nbox_tray:📥 \
  2coming_envelope:📨 2dex_pointing_at_the_viewer:🫵 3ia:🇮🇳 3onesia:🇮🇩 2finity:♾ 3ormation_desk_person:💁 \
  csource:ℹ 2nocent:😇 2terrobang:⁉ 1phone:📱 1ran:🇮🇷 3q:🇮🇶 2eland:🇮🇪 1sle_of_man:🇮🇲 2rael:🇮🇱 1t:🇮🇹 \
  1zakaya_lantern:🏮 0jack_o_lantern:🎃 2maica:🇯🇲 2pan:🗾 5ese_castle:🏯 9goblin:👺 9ogre:👹 2r:🫙 1eans:👖 \
  2llyfish:🪼 2rsey:🇯🇪 1igsaw:🧩 1ordan:🇯🇴 2y:😂 3_cat:😹 3stick:🕹 1p:🇯🇵 1udge:🧑⚖ 2ggling_person:🤹 \
  0kaaba:🕋 2ngaroo:🦘 2zakhstan:🇰🇿 1enya:🇰🇪 2y:🔑 3board:⌨ 3cap_ten:🔟 1handa:🪯 1ick_scooter:🛴 2mono:👘 \
  2ribati:🇰🇮 2ss:💋 4ing:😗 7_cat:😽 9losed_eyes:😚 8heart:😘 8smiling_eyes:😙 2te:🪁 2wi_fruit:🥝 \
  1neeling_man:🧎♂ 9person:🧎 9woman:🧎♀ 2ife:🔪 2ot:🪢 1oala:🐨 2ko:🈁 2sovo:🇽🇰 1r:🇰🇷 1uwait:🇰🇼 \
  1yrgyzstan:🇰🇬 0lab_coat:🥼 3el:🏷 2crosse:🥍 2dder:🪜 3y_beetle:🐞 2ntern:🏮 2os:🇱🇦 2rge_blue_circle:🔵 \
  bdiamond:🔷 6orange_diamond:🔶 2st_quarter_moon:🌗 h_with_face:🌜 2tin_cross:✝ 3via:🇱🇻 2ughing:😆 \
  1eafy_green:🥬 3ves:🍃 2banon:🇱🇧 2dger:📒 2ft_luggage:🛅 5right_arrow:↔ 5speech_bubble:🗨 \
  4wards_arrow_with_hook:↩ ahand:🫲 apushing_hand:🫷 2g:🦵 2mon:🍋 2o:♌ 3pard:🐆 2sotho:🇱🇸 2vel_slider:🎚 \
  1iberia:🇱🇷 3ra:♎ 3ya:🇱🇾 2echtenstein:🇱🇮 2ght_blue_heart:🩵 6rail:🚈 2nk:🔗 2on:🦁 2ps:👄 4tick:💄 \
  2thuania:🇱🇹 2zard:🦎 1lama:🦙 1obster:🦞 2ck:🔒 4_with_ink_pen:🔏 2llipop:🍭 2ng_drum:🪘 2op:➿ \
  2tion_bottle:🧴 3us:🪷 5_position:🧘 e_man:🧘♂ fwoman:🧘♀ 2ud_sound:🔊 4speaker:📢 2ve_hotel:🏩 5letter:💌 \
  5you_gesture:🤟 2w_battery:🪫 5rightness:🔅 1uggage:🧳 2ngs:🫁 2xembourg:🇱🇺 1ying_face:🤥 0m:Ⓜ 1acau:🇲🇴 \
  3edonia:🇲🇰 2dagascar:🇲🇬 2g:🔍 3_right:🔎 3e:🧙 4_man:🧙♂ 5woman:🧙♀ 3ic_wand:🪄 3net:🧲 2hjong:🀄 2ilbox:📫 \
  7_closed:📪 8with_mail:📬 dno_mail:📭 2lawi:🇲🇼 4ysia:🇲🇾 3dives:🇲🇻 3e_detective:🕵♂ 5sign:♂ 3i:🇲🇱 3ta:🇲🇹 \
  2mmoth:🦣 2n:👨 3_artist:👨🎨 5stronaut:👨🚀 4beard:🧔♂ 4cartwheeling:🤸♂ 5ook:👨🍳 4dancing:🕺 4facepalming:🤦♂ \
  7tory_worker:👨🏭 6rmer:👨🌾 5eeding_baby:👨🍼 5irefighter:👨🚒 4health_worker:👨⚕ 4in_manual_wheelchair:👨🦽 \
  8otorized_wheelchair:👨🦼 7tuxedo:🤵♂ 4judge:👨⚖ 6ggling:🤹♂ 4mechanic:👨🔧 4office_worker:👨💼 4pilot:👨✈ \
  5laying_handball:🤾♂ cwater_polo:🤽♂ 4scientist:👨🔬 5hrugging:🤷♂ 5inger:👨🎤 5tudent:👨🎓 4teacher:👨🏫 \
  6chnologist:👨💻 4with_gua_pi_mao:👲 9probing_cane:👨🦯 9turban:👳♂ 9veil:👰♂ 3darin:🍊 3go:🥭 3s_shoe:👞 \
  3telpiece_clock:🕰 3ual_wheelchair:🦽 2ple_leaf:🍁 2racas:🪇 3shall_islands:🇲🇭 3tial_arts_uniform:🥋 \
  5nique:🇲🇶 2sk:😷 3sage:💆 7_man:💆♂ 8woman:💆♀ 2te:🧉 2uritania:🇲🇷 6ius:🇲🇺 2yotte:🇾🇹 1eat_on_bone:🍖 \
  2chanic:🧑🔧 8al_arm:🦾 bleg:🦿 2dal_military:🎖 6sports:🏅 3ical_symbol:⚕ 2ga:📣 2lon:🍈 3ting_face:🫠 2mo:📝 \
  2n_wrestling:🤼♂ 3ding_heart:❤🩹 3orah:🕎 3s:🚹 2rmaid:🧜♀ 5n:🧜♂ 3person:🧜 2tal:🤘 3ro:🚇 2xico:🇲🇽 \
  1icrobe:🦠 5nesia:🇫🇲 5phone:🎤 5scope:🔬 2ddle_finger:🖕 2litary_helmet:🪖 3k_glass:🥛 4y_way:🌌 2nibus:🚐 \
  4disc:💽 2rror:🪞 6_ball:🪩 1obile_phone_off:📴 2ldova:🇲🇩 2naco:🇲🇨 3ey_mouth_face:🤑 6with_wings:💸 5bag:💰 \
  3golia:🇲🇳 3key:🐒 6_face:🐵 3ocle_face:🧐 4rail:🚝 3tenegro:🇲🇪 4serrat:🇲🇸 2on:🌔 4_cake:🥮 3se:🫎 2rocco:🇲🇦 \
  3tar_board:🎓 2sque:🕌 5ito:🦟 2tor_boat:🛥 6scooter:🛵 5cycle:🏍 5ized_wheelchair:🦼 5way:🛣 2unt_fuji:🗻 \
  5ain:⛰ 8_bicyclist:🚵 bking_man:🚵♂ gwoman:🚵♀ 9cableway:🚠 9railway:🚞 9snow:🏔 3se:🐭 52:🐁 5_trap:🪤 \
  2vie_camera:🎥 2yai:🗿 2zambique:🇲🇿 1rs_claus:🤶 1uscle:💪 3hroom:🍄 3ical_keyboard:🎹 8note:🎵 8score:🎼 \
  2te:🔇 1x_claus:🧑🎄 1yanmar:🇲🇲 0nail_care:💅 2me_badge:📛 3ibia:🇳🇦 2tional_park:🏞 2uru:🇳🇷 3seated_face:🤢 \
  2zar_amulet:🧿 1ecktie:👔 2gative_squared_cross_mark:❎ 2pal:🇳🇵 2rd_face:🤓 2st_with_eggs:🪺 4ing_dolls:🪆 \
  2therlands:🇳🇱 2utral_face:😐 2w:🆕 3_caledonia:🇳🇨 4moon:🌑 8_with_face:🌚 4zealand:🇳🇿 3spaper:📰 9_roll:🗞 \
  2xt_track_button:⏭ 1g:🆖 2_man:🙅♂ 3woman:🙅♀ 1icaragua:🇳🇮 2ger:🇳🇪 5ia:🇳🇬 3ht_with_stars:🌃 2ne:9⃣ 3ja:🥷 \
  2ue:🇳🇺 1o_bell:🔕 4icycles:🚳 3entry:⛔ 8_sign:🚫 3good:🙅 7_man:🙅♂ 8woman:🙅♀ 3mobile_phones:📵 5uth:😶 \
  3pedestrians:🚷 3smoking:🚭 2n-potable_water:🚱 2rfolk_island:🇳🇫 3th_korea:🇰🇵 5ern_mariana_islands:🇲🇵 \
  3way:🇳🇴 2se:👃 2tebook:📓 8_with_decorative_cover:📔 4s:🎶 1ut_and_bolt:🔩 0o:⭕ 12:🅾 1cean:🌊 2topus:🐙 \
  1den:🍢 1ffice:🏢 6_worker:🧑💼 1il_drum:🛢 1k:🆗 2_hand:👌 3man:🙆♂ 3person:🙆 3woman:🙆♀ 1ld_key:🗝 \
  3er_adult:🧓 6man:👴 6woman:👵 2ive:🫒 1m:🕉 2an:🇴🇲 1n:🔛 2coming_automobile:🚘 9bus:🚍 9police_car:🚔 \
  9taxi:🚖 2e:1⃣ 3_piece_swimsuit:🩱 2ion:🧅 1pen_book:📖 5file_folder:📂 5hands:👐 5mouth:😮 5umbrella:☂ \
  2hiuchus:⛎ 1range:🍊 6_book:📙 7circle:🟠 7heart:🧡 7square:🟧 5utan:🦧 2thodox_cross:☦ 1tter:🦦 \
  1utbox_tray:📤 1wl:🦉 1x:🐂 1yster:🦪 0package:📦 2ge_facing_up:📄 5with_curl:📃 4r:📟 2intbrush:🖌 \
  2kistan:🇵🇰 2lau:🇵🇼 3estinian_territories:🇵🇸 3m_down_hand:🫳 5tree:🌴 5up_hand:🫴 4s_up_together:🤲 \
  2nama:🇵🇦 3cakes:🥞 3da_face:🐼 2perclip:📎 9s:🖇 3ua_new_guinea:🇵🇬 2rachute:🪂 4guay:🇵🇾 4sol_on_ground:⛱ \
  3king:🅿 3rot:🦜 3t_alternation_mark:〽 4ly_sunny:⛅ 4ying_face:🥳 2ssenger_ship:🛳 4port_control:🛂 \
  2use_button:⏸ 2w_prints:🐾 1ea_pod:🫛 3ce_symbol:☮ 4h:🍑 4ock:🦚 3nuts:🥜 3r:🍐 2n:🖊 3cil:📝 62:✏ 3guin:🐧 \
  3sive:😔 2ople_holding_hands:🧑🤝🧑 8ugging:🫂 2rforming_arts:🎭 3severe:😣 4on_bald:🧑🦲 7curly_hair:🧑🦱 \
  7feeding_baby:🧑🍼 9ncing:🤺 7in_manual_wheelchair:🧑🦽 botorized_wheelchair:🧑🦼 atuxedo:🤵 7red_hair:🧑🦰 \
  7white_hair:🧑🦳 8ith_crown:🫅 cprobing_cane:🧑🦯 cturban:👳 cveil:👰 3u:🇵🇪 2tri_dish:🧫 1hilippines:🇵🇭 \
  2one:☎ 1ick:⛏ 4up_truck:🛻 2e:🥧 2g:🐷 32:🐖 3_nose:🐽 2ll:💊 3ot:🧑✈ 2nata:🪅 3ched_fingers:🤌 5ing_hand:🤏 \
  3eapple:🍍 3g_pong:🏓 3k_heart:🩷 2rate_flag:🏴☠ 2sces:♓ 2tcairn_islands:🇵🇳 2zza:🍕 1lacard:🪧 \
  4e_of_worship:🛐 3te_with_cutlery:🍽 3y_or_pause_button:⏯ 4ground_slide:🛝 2eading_face:🥺 2unger:🪠 \
  1oint_down:👇 6left:👈 6right:👉 6up:☝ 8_2:👆 2land:🇵🇱 4r_bear:🐻❄ 3ice_car:🚓 7officer:👮 6man:👮♂ \
  6woman:👮♀ 2odle:🐩 3p:💩 2pcorn:🍿 2rtugal:🇵🇹 2st_office:🏣 4al_horn:📯 4box:📮 2table_water:🚰 4to:🥔 \
  3ted_plant:🪴 2uch:👝 3ltry_leg:🍗 3nd:💷 3ring_liquid:🫗 3t:😡 4ing_cat:😾 8face:🙎 8man:🙎♂ 8woman:🙎♀ \
  1ray:🙏 4er_beads:📿 2egnant_man:🫃 9person:🫄 9woman:🤰 3tzel:🥨 3vious_track_button:⏮ 2ince:🤴 6ss:👸 \
  4ter:🖨 2obing_cane:🦯 1uerto_rico:🇵🇷 2nch:👊 2rple_circle:🟣 7heart:💜 7square:🟪 3se:👛 2shpin:📌 \
  2t_litter_in_its_place:🚮 0qatar:🇶🇦 1uestion:❓ 0rabbit:🐰 62:🐇 2ccoon:🦝 3ehorse:🐎 3ing_car:🏎 2dio:📻 \
  5_button:🔘 5active:☢ 2ge:😡 2ilway_car:🚃 8track:🛤 3nbow:🌈 7_flag:🏳🌈 3sed_back_of_hand:🤚 7eyebrow:🤨 \
  7hand:✋ b_with_fingers_splayed:🖐 bs:🙌 4ing_hand:🙋 c_man:🙋♂ dwoman:🙋♀ 2m:🐏 3en:🍜 2t:🐀 2zor:🪒 \
  1eceipt:🧾 3ord_button:⏺ 3ycle:♻ 2d_car:🚗 5ircle:🔴 4envelope:🧧 4haired_man:👨🦰 bwoman:👩🦰 4square:🟥 \
  2gistered:® 2laxed:☺ 3ieved:😌 2minder_ribbon:🎗 2peat:🔁 6_one:🔂 2scue_worker_helmet:⛑ 3troom:🚻 \
  2union:🇷🇪 2volving_hearts:💞 2wind:⏪ 1hinoceros:🦏 1ibbon:🎀 2ce:🍚 4_ball:🍙 5cracker:🍘 5scene:🎑 \
  2ght_anger_bubble:🗯 5wards_hand:🫱 bpushing_hand:🫸 2ng:💍 4_buoy:🛟 4ed_planet:🪐 1obot:🤖 2ck:🪨 4et:🚀 \
  2fl:🤣 2ll_eyes:🙄 5of_paper:🧻 4er_coaster:🎢 7skate:🛼 2mania:🇷🇴 2oster:🐓 2se:🌹 4tte:🏵 2tating_light:🚨 \
  2und_pushpin:📍 2wboat:🚣 3ing_man:🚣♂ 7woman:🚣♀ 1u:🇷🇺 2gby_football:🏉 2nner:🏃 4ing:🏃 7_man:🏃♂ \
  8shirt_with_sash:🎽 8woman:🏃♀ 1wanda:🇷🇼 0sa:🈂 2fety_pin:🧷 7vest:🦺 2gittarius:♐ 2ilboat:⛵ 2ke:🍶 2lt:🧂 \
  3uting_face:🫡 2moa:🇼🇸 2n_marino:🇸🇲 3dal:👡 4wich:🥪 3ta:🎅 2o_tome_principe:🇸🇹 2ri:🥻 2ssy_man:💁♂ \
  6woman:💁♀ 2tellite:📡 3isfied:😆 2udi_arabia:🇸🇦 3na_man:🧖♂ 6person:🧖 6woman:🧖♀ 3ropod:🦕 2xophone:🎷 \
  1carf:🧣 2hool:🏫 6_satchel:🎒 2ientist:🧑🔬 3ssors:✂ 2orpion:🦂 6us:♏ 3tland:🏴󠁧󠁢󠁳󠁣󠁴󠁿 2ream:😱 6_cat:🙀 \
  4wdriver:🪛 3oll:📜 1eal:🦭 3t:💺 2cret:㊙ 2e_no_evil:🙈 3dling:🌱 2lfie:🤳 2negal:🇸🇳 2rbia:🇷🇸 3vice_dog:🐕🦺 \
  2ven:7⃣ 2wing_needle:🪡 2ychelles:🇸🇨 1haking_face:🫨 3llow_pan_of_food:🥘 3mrock:☘ 3rk:🦈 3ved_ice:🍧 \
  2eep:🐑 3ll:🐚 2ield:🛡 3nto_shrine:⛩ 3p:🚢 3rt:👕 3t:💩 2oe:👞 3pping:🛍 8_cart:🛒 3rts:🩳 3wer:🚿 2rimp:🦐 \
  3ug:🤷 2ushing_face:🤫 1ierra_leone:🇸🇱 2gnal_strength:📶 2ngapore:🇸🇬 4er:🧑🎤 3t_maarten:🇸🇽 2x:6⃣ \
  3_pointed_star:🔯 1kateboard:🛹 2i:🎿 3er:⛷ 2ull:💀 5_and_crossbones:☠ 3nk:🦨 1led:🛷 3eping:😴 8_bed:🛌 \
  5y:😪 2ightly_frowning_face:🙁 9smiling_face:🙂 2ot_machine:🎰 4h:🦥 3vakia:🇸🇰 4enia:🇸🇮 1mall_airplane:🛩 \
  6blue_diamond:🔹 6orange_diamond:🔸 6red_triangle:🔺 i_down:🔻 2ile:😄 5_cat:😸 5y:😃 6_cat:😺 \
  4ing_face_with_tear:🥲 jhree_hearts:🥰 8imp:😈 3rk:😏 5_cat:😼 2oking:🚬 1nail:🐌 3ke:🐍 2eezing_face:🤧 \
  2owboarder:🏂 4flake:❄ 4man:⛄ 7_with_snow:☃ 1oap:🧼 2b:😭 2ccer:⚽ 3ks:🧦 2ftball:🥎 2lomon_islands:🇸🇧 \
  2malia:🇸🇴 2on:🔜 2s:🆘 2und:🔉 3th_africa:🇿🇦 6georgia_south_sandwich_islands:🇬🇸 6sudan:🇸🇸 \
  1pace_invader:👾 3des:♠ 3ghetti:🍝 3rkle:❇ 7r:🎇 7s:✨ 6ing_heart:💖 2eak_no_evil:🙊 5er:🔈 5ing_head:🗣 \
  3ech_balloon:💬 4dboat:🚤 2ider:🕷 6_web:🕸 3ral_calendar:🗓 7notepad:🗒 2onge:🧽 3on:🥄 1quid:🦑 \
  1ri_lanka:🇱🇰 1t_barthelemy:🇧🇱 3helena:🇸🇭 3kitts_nevis:🇰🇳 3lucia:🇱🇨 3martin:🇲🇫 3pierre_miquelon:🇵🇲 \
  3vincent_grenadines:🇻🇨 2adium:🏟 3nding_man:🧍♂ 9person:🧍 9woman:🧍♀ 3r:⭐ 42:🌟 4_and_crescent:☪ \
  5of_david:✡ 5struck:🤩 4s:🌠 3tion:🚉 4ue_of_liberty:🗽 2eam_locomotive:🚂 3thoscope:🩺 3w:🍲 2op_button:⏹ \
  5sign:🛑 4watch:⏱ 2raight_ruler:📏 4wberry:🍓 2uck_out_tongue:😛 g_closed_eyes:😝 hwinking_eye:😜 3dent:🧑🎓 \
  4io_microphone:🎙 3ffed_flatbread:🥙 1udan:🇸🇩 2n_behind_large_cloud:🌥 brain_cloud:🌦 bsmall_cloud:🌤 \
  4with_face:🌞 3flower:🌻 3glasses:😎 3ny:☀ 3rise:🌅 7_over_mountains:🌄 2perhero:🦸 9_man:🦸♂ awoman:🦸♀ \
  5villain:🦹 c_man:🦹♂ dwoman:🦹♀ 2rfer:🏄 4ing_man:🏄♂ 8woman:🏄♀ 3iname:🇸🇷 2shi:🍣 3pension_railway:🚟 \
  1valbard_jan_mayen:🇸🇯 1wan:🦢 3ziland:🇸🇿 2eat:😓 5_drops:💦 6smile:😅 3den:🇸🇪 3et_potato:🍠 2im_brief:🩲 \
  4mer:🏊 5ing_man:🏊♂ 9woman:🏊♀ 3tzerland:🇨🇭 1ymbols:🔣 2nagogue:🕍 2ria:🇸🇾 4nge:💉 0t-rex:🦖 1aco:🌮 2da:🎉 \
  2iwan:🇹🇼 2jikistan:🇹🇯 2keout_box:🥡 2male:🫔 2nabata_tree:🎋 3gerine:🍊 3zania:🇹🇿 2urus:♉ 2xi:🚕 1ea:🍵 \
  3cher:🧑🏫 3pot:🫖 2chnologist:🧑💻 2ddy_bear:🧸 2lephone:☎ 9_receiver:📞 4scope:🔭 2nnis:🎾 3t:⛺ 2st_tube:🧪 \
  1hailand:🇹🇭 2ermometer:🌡 2inking:🤔 2ong_sandal:🩴 3ught_balloon:💭 2read:🧵 4e:3⃣ 2umbsdown:👎 6up:👍 \
  1icket:🎫 6s:🎟 2ger:🐯 52:🐅 2mer_clock:⏲ 3or_leste:🇹🇱 2pping_hand_man:💁♂ dperson:💁 dwoman:💁♀ \
  2red_face:😫 1m:™ 1ogo:🇹🇬 2ilet:🚽 2kelau:🇹🇰 3yo_tower:🗼 2mato:🍅 2nga:🇹🇴 4ue:👅 2olbox:🧰 3th:🦷 5brush:🪥 \
  2p:🔝 3hat:🎩 2rnado:🌪 1r:🇹🇷 2ackball:🖲 4tor:🚜 3ffic_light:🚥 3in:🚋 52:🚆 3m:🚊 3nsgender_flag:🏳⚧ \
  csymbol:⚧ 2iangular_flag_on_post:🚩 bruler:📐 3dent:🔱 3nidad_tobago:🇹🇹 3stan_da_cunha:🇹🇦 3umph:😤 \
  2oll:🧌 5eybus:🚎 3phy:🏆 4ical_drink:🍹 9fish:🐠 2uck:🚚 3mpet:🎺 1shirt:👕 1ulip:🌷 2mbler_glass:🥃 \
  2nisia:🇹🇳 2rkey:🦃 4menistan:🇹🇲 4s_caicos_islands:🇹🇨 3tle:🐢 2valu:🇹🇻 1v:📺 1wisted_rightwards_arrows:🔀 \
  2o:2⃣ 3_hearts:💕 4men_holding_hands:👬 4women_holding_hands:👭 0u5272:🈹 2408:🈴 25b6:🈺 16307:🈯 2708:🈷 \
  49:🈶 2e80:🈵 17121:🈚 2533:🈸 2981:🈲 2a7a:🈳 1ganda:🇺🇬 1k:🇬🇧 2raine:🇺🇦 1mbrella:☔ 1namused:😒 2derage:🔞 \
  2icorn:🦄 3ted_arab_emirates:🇦🇪 7nations:🇺🇳 2lock:🔓 1p:🆙 2side_down_face:🙃 1ruguay:🇺🇾 1s:🇺🇸 \
  2_outlying_islands:🇺🇲 3virgin_islands:🇻🇮 1zbekistan:🇺🇿 0v:✌ 1ampire:🧛 7_man:🧛♂ 8woman:🧛♀ 2nuatu:🇻🇺 \
  2tican_city:🇻🇦 1enezuela:🇻🇪 2rtical_traffic_light:🚦 1hs:📼 1ibration_mode:📳 2deo_camera:📹 6game:🎮 \
  2etnam:🇻🇳 2olin:🎻 2rgo:♍ 1olcano:🌋 3leyball:🏐 2miting_face:🤮 1s:🆚 1ulcan_salute:🖖 0waffle:🧇 \
  2les:🏴󠁧󠁢󠁷󠁬󠁳󠁿 3king:🚶 7_man:🚶♂ 8woman:🚶♀ 3lis_futuna:🇼🇫 2ning_crescent_moon:🌘 7gibbous_moon:🌖 \
  2rning:⚠ 2stebasket:🗑 2tch:⌚ 3er_buffalo:🐃 6polo:🤽 5melon:🍉 2ve:👋 3y_dash:〰 2xing_crescent_moon:🌒 \
  7gibbous_moon:🌔 1c:🚾 1eary:😩 2dding:💒 2ight_lifting:🏋 e_man:🏋♂ fwoman:🏋♀ 2stern_sahara:🇪🇭 1hale:🐳 \
  52:🐋 2eel:🛞 5_of_dharma:☸ 5chair:♿ 2ite_check_mark:✅ 7ircle:⚪ 6flag:🏳 8ower:💮 6haired_man:👨🦳 \
  dwoman:👩🦳 7eart:🤍 6large_square:⬜ 6medium_small_square:◽ equare:◻ 6small_square:▫ 7quare_button:🔳 \
  1ilted_flower:🥀 2nd_chime:🎐 5face:🌬 4ow:🪟 3e_glass:🍷 3g:🪽 3k:😉 2reless:🛜 1olf:🐺 2man:👩 5_artist:👩🎨 \
  7stronaut:👩🚀 6beard:🧔♀ 6cartwheeling:🤸♀ 7ook:👩🍳 6dancing:💃 6facepalming:🤦♀ 9tory_worker:👩🏭 8rmer:👩🌾 \
  7eeding_baby:👩🍼 7irefighter:👩🚒 6health_worker:👩⚕ 6in_manual_wheelchair:👩🦽 aotorized_wheelchair:👩🦼 \
  9tuxedo:🤵♀ 6judge:👩⚖ 8ggling:🤹♀ 6mechanic:👩🔧 6office_worker:👩💼 6pilot:👩✈ 7laying_handball:🤾♀ \
  ewater_polo:🤽♀ 6scientist:👩🔬 7hrugging:🤷♀ 7inger:👩🎤 7tudent:👩🎓 6teacher:👩🏫 8chnologist:👩💻 \
  6with_headscarf:🧕 bprobing_cane:👩🦯 bturban:👳♀ bveil:👰♀ 5s_clothes:👚 7hat:👒 3en_wrestling:🤼♀ 5s:🚺 \
  2od:🪵 3zy_face:🥴 2rld_map:🗺 3m:🪱 3ried:😟 1rench:🔧 3stling:🤼 2iting_hand:✍ 0x:❌ 1_ray:🩻 0yarn:🧶 \
  2wning_face:🥱 1ellow_circle:🟡 7heart:💛 7square:🟨 2men:🇾🇪 2n:💴 1in_yang:☯ 1o_yo:🪀 1um:😋 0zambia:🇿🇲 \
  2ny_face:🤪 2p:⚡ 1ebra:🦓 2ro:0⃣ 1imbabwe:🇿🇼 2pper_mouth_face:🤐 1ombie:🧟 6_man:🧟♂ 7woman:🧟♀ 1zz:💤
  """
