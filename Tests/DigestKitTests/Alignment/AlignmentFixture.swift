import DigestKit

/// A small digest in two languages, written for these tests.
enum Fixture {
  static let chinese = """
    # 观星周报

    ## 望远镜

    ### 新的 Dobson 反射镜

    一面 305 mm 的主镜由三个人在车库里磨成，焦比 f/4.9。他们用了 11 个月，花了 840 欧元。

    - 来源：[How we ground it](https://stars.example/dobson-305)

    ### 校准激光不准怎么办

    便宜的激光校准器常常自己就没有校准。把它放在 V 形架上慢慢转动，看光点在 5 m 外的墙上画多大的圈。

    ### 冬天的露水

    露水总在凌晨来。一条 12 V 的加热带只要 6 W，就能让副镜整夜干燥。

    ### 口径与耐心

    大口径让人着迷，但是耐心看得更多。先学会坐下来，再去买更大的镜子。

    ## 软件

    ### Stellarium 24.3

    新版 Stellarium 24.3 支持 HiPS 图层的缓存，在没有网络的山上也能用。

    - 来源：[Release notes](https://stellarium.example/24.3)

    ### 用 Python 叠加照片

    作者用 numpy 与 astropy 写了 200 行脚本，把 96 张曝光叠成一张：

    ```python
    stack = np.median(frames, axis=0)
    ```

    ### 导星的数学

    误差的均方根是 $\\sigma = \\sqrt{\\frac{1}{n}\\sum e_i^2}$，低于 0.8 角秒就算好。

    ### KStars 与 INDI 入门

    INDI 把赤道仪、相机和调焦器接到一起，KStars 与 Ekos 负责指挥它们。

    ## 人物

    ### 采访：Maria Keller

    Maria Keller 在 Zermatt 的山上观测变星 32 年，记录了 14,000 个亮度估计。

    ### 村里的天文台

    这座天文台由 1978 年的一间谷仓改成，每个星期五开放，学生免费。

    ### 读者来信

    有读者问，城市里还能看什么。回答很简单：月亮，行星，双星，还有国际空间站 ISS。

    ### 讣告：Tomás Rivera

    发现两颗彗星的 Tomás Rivera 去世，享年 91 岁。彗星 C/1969 T2 以他命名。
    """

  static let english = """
    # Stargazing Weekly

    ## Telescopes

    ### A new Dobson reflector

    Three people ground a 305 mm primary mirror in a garage, at f/4.9. It took them 11 months and 840 euros.

    - Source: [How we ground it](https://stars.example/dobson-305)

    ### When the collimation laser is off

    Cheap laser collimators are often not collimated themselves. Turn yours slowly in a V block and watch how
    large a circle the dot draws on a wall 5 m away.

    ### Dew in winter

    Dew always comes before dawn. A heater strap for 12 V needs just 6 W to keep the secondary dry all night.

    ### Aperture and patience

    Large apertures fascinate, but patience sees more. Learn to sit down first, and buy the larger mirror
    later.

    ## Software

    ### Stellarium 24.3

    The new Stellarium 24.3 caches HiPS layers, so that they work on a mountain without a network.

    - Source: [Release notes](https://stellarium.example/24.3)

    ### Stacking pictures in Python

    With numpy and astropy the author wrote a script of 200 lines that makes one picture of 96 exposures:

    ```python
    stack = np.median(frames, axis=0)
    ```

    ### The mathematics of guiding

    The root mean square of the error is $\\sigma = \\sqrt{\\frac{1}{n}\\sum e_i^2}$; less than 0.8 arc
    seconds is good.

    ### First steps with KStars and INDI

    INDI connects the mount, the camera and the focuser, and KStars with Ekos tells them what to do.

    ## People

    ### Interview: Maria Keller

    Maria Keller has watched variable stars from a mountain in Zermatt for 32 years and made 14,000 estimates
    of their brightness.

    ### An observatory in the village

    This observatory was made of a barn in 1978. It opens every Friday, and pupils pay nothing.

    ### Letters

    A reader asks what is left to see in a city. The answer is simple: the Moon, planets, double stars and the
    ISS.

    ### Obituary: Tomás Rivera

    Tomás Rivera, who found two comets, has died at 91. Comet C/1969 T2 bears his name.
    """

  static func edition(_ text: String) -> Edition { Edition(bytes: Array(text.utf8)) }

  static func entries(_ text: String) -> [AlignmentEntry] { edition(text).entries.map(AlignmentEntry.init) }
}
